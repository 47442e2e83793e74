/** Where the bytes of a file of a record are read from. */
export function fileAddress(caseId: string, record: string, sha256: string): string {
  return `/api/cases/${caseId}/records/${record}/files/${sha256}`;
}
