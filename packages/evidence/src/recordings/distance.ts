const EARTH_METRES = 6_371_000;

/** Along the ground, good to a few metres in a thousand: enough to tell one yard from another. */
export function metresBetween(
  a: { latitude: string; longitude: string },
  b: { latitude: string; longitude: string },
): number {
  const radians = (text: string) => (Number(text) * Math.PI) / 180;
  const [north, south] = [radians(a.latitude), radians(b.latitude)];
  const x =
    Math.sin((south - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin((radians(b.longitude) - radians(a.longitude)) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(x)));
}
