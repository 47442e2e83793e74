/** How what nobody filmed looks: hatched red. Outside every group with a style of its own, or its lines would take that. */
export function Hatch() {
  return (
    <defs>
      <pattern id="timeline-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="#fbe9e7" />
        <line x1="0" y1="0" x2="0" y2="6" stroke="#b3261e" strokeWidth="2.4" />
      </pattern>
    </defs>
  );
}
