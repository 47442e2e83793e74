import type { Act, ThingKind } from '@liuhen/law/access';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * What passes the door before a handler runs. `policy` names what is asked of the access policy about which kind of thing;
 * the leak matrix reads it from openapi.json, so a route cannot forget to say.
 */
export type Access =
  | { readonly for: 'everyone'; readonly why: string }
  | { readonly for: 'signedIn'; readonly why: string }
  | { readonly for: 'policy'; readonly act: Act; readonly thing: ThingKind; readonly stepUp?: boolean };

type Shape = z.ZodType;

/** One route, whole: the server implements it, the web client calls it, openapi.json shows it. Parameters as `:name`. */
export type Contract = {
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly access: Access;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: Shape;
  /** Of the good answer. Everything else is a Problem. */
  readonly response: Shape;
  readonly status?: 200 | 201 | 202 | 204;
  /** Default JSON. */
  readonly mediaType?: string;
  /** Of the request body, in bytes; default 1 MiB. */
  readonly bodyLimit?: number;
};

export function contract<const C extends Contract>(definition: C): C {
  return definition;
}
