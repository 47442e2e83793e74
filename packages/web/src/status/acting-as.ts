type Held<Office> = { readonly offices: readonly Office[] };

const ofTheField: readonly string[] = ['officer', 'assistant'];

/** The office in which somebody leads, checks or oversees: one of the field only where no other is held. */
export function leadingOffice<Office extends { readonly office: string }>({ offices }: Held<Office>): Office | null {
  return offices.find(({ office }) => !ofTheField.includes(office)) ?? offices[0] ?? null;
}

/** The office in which somebody takes part in a step of a case: a chief who inspects does so as 执法人员. */
export function fieldOffice<Office extends { readonly office: string }>({ offices }: Held<Office>): Office | null {
  return offices.find(({ office }) => ofTheField.includes(office)) ?? offices[0] ?? null;
}
