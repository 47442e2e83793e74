import type { z } from 'zod';

type Json = z.output<ReturnType<typeof z.json>>;

/** A value as it will stand in the answer: what JSON cannot say is dropped. */
export function jsonOf(value: object): Record<string, Json>;
export function jsonOf(value: unknown): Json;
export function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}
