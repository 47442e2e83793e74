import { both, form, internal, rows, signatures, signed, table } from '../form.ts';

export const investigationReport = form({
  docType: 'investigationReport',
  layout: 'form',
  numbering: internal('DCBG'),
  body: [
    rows(
      ['caseTitle'],
      ['caseNo', 'handlingDept'],
      ['partyName'],
      ['uscc', 'idNumber'],
      ['legalRepresentative', 'partyPhone'],
      ['partyAddress'],
    ),
    rows(['facts']),
    table('evidence', '证据'),
    rows(['violated'], ['basis']),
    rows(['course'], ['discretion'], ['proposal'], ['separation']),
    signatures(both('调查人员'), signed('大队负责人', '大队')),
  ],
  takes: {
    course: ['case.course'],
    facts: ['siteInspectionRecord.violation', 'correctionOrder.facts'],
    evidence: ['documents.evidence'],
    violated: ['case.violated'],
    basis: ['case.basis'],
  },
});
