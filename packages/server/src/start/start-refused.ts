/** The program must not start as it is set up; the message says why and what to do, for the person at the terminal. */
export class StartRefused extends Error {}
