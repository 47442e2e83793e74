const words = /^(citizen|naturalPerson|individual|公民|自然人|个人)$/;

/** Whether a party of this type (`partyIdentified.partyType`) is a person and no organisation: judged, masked and found as one. */
export const isNaturalPerson = (partyType: unknown): boolean => typeof partyType === 'string' && words.test(partyType);
