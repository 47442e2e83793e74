/** What a party may be, as the forms offer it. */
export const partyTypes = [
  { value: 'legalPerson', label: '法人' },
  { value: 'organization', label: '其他组织' },
  { value: 'individualBusiness', label: '个体工商户' },
  { value: 'citizen', label: '公民' },
];
