import { form, internal, rows } from '../form.ts';

export const fileCover = form({
  docType: 'fileCover',
  layout: 'cover',
  heading: '行政执法案卷',
  numbering: internal('JZ'),
  body: [
    rows(
      ['title'],
      ['decisionNumber'],
      ['filedOn', 'closedOn'],
      ['handlers'],
      ['volumes', 'pieces'],
      ['pages', 'retention'],
      ['secrecy', 'archivedOn'],
      ['archiveNo'],
      ['avCarriers'],
    ),
  ],
  takes: {
    volumes: ['derived.volumes'],
    filedOn: ['case.filedOn'],
    title: ['case.title'],
    decisionNumber: ['penaltyDecision#number', 'onSpotPenaltyDecision#number', 'permitGrantDecision#number'],
    closedOn: ['caseClosureApproval#date'],
    handlers: ['officers.names'],
    pages: ['documents.pages'],
    pieces: ['documents.count'],
    retention: ['case.retention'],
    archiveNo: ['case.archiveNo'],
    avCarriers: ['recordings.summary'],
  },
});
