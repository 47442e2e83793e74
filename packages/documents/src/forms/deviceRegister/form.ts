import { form, internal, rows, signatures, signed } from '../form.ts';

export const deviceRegister = form({
  docType: 'deviceRegister',
  layout: 'list',
  heading: '音像记录设备台账',
  numbering: internal('SB'),
  body: [rows(['device'], ['devices'], ['clockOffsetSec'], ['freeSpaceGB']), signatures(signed('领用人'))],
  takes: {
    clockOffsetSec: ['agency.clockOffsets'],
    devices: ['agency.devices'],
  },
});
