/** Peaks of a sound, gathered while it streams by, whatever its length: neighbours are joined when there are too many. */
export class Peaks {
  private readonly points: number;
  private values: number[] = [];
  private perValue = 64;
  private current = 0;
  private filled = 0;
  samples = 0;

  constructor(points: number) {
    this.points = points;
  }

  /** Signed 8-bit samples. */
  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const loudness = byte > 127 ? 256 - byte : byte;
      if (loudness > this.current) this.current = loudness;
      this.filled += 1;
      if (this.filled === this.perValue) this.push();
    }
    this.samples += bytes.length;
  }

  /** 0 to 128, at most the number of points asked for. */
  result(): number[] {
    if (this.filled > 0) this.push();
    const group = Math.max(1, Math.ceil(this.values.length / this.points));
    return Array.from({ length: Math.ceil(this.values.length / group) }, (_, index) =>
      Math.max(...this.values.slice(index * group, (index + 1) * group)),
    );
  }

  private push(): void {
    this.values.push(this.current);
    this.current = 0;
    this.filled = 0;
    if (this.values.length < this.points * 8) return;
    this.values = Array.from({ length: this.values.length / 2 }, (_, index) =>
      Math.max(this.values[index * 2] ?? 0, this.values[index * 2 + 1] ?? 0),
    );
    this.perValue *= 2;
  }
}
