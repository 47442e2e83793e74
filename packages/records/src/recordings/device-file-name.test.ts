import { describe, expect, it } from 'vitest';
import { parseDeviceFileName } from './device-file-name.ts';

describe('a recorder file name', () => {
  it('is read in full form: device, certificate, start, end, number', () => {
    expect(parseDeviceFileName('FSHB-DSJ-07_吉F00000001_20250311100200_20250311114600_01.mp4')).toEqual({
      device: 'FSHB-DSJ-07',
      certificate: '吉F00000001',
      start: '2025-03-11T10:02:00',
      end: '2025-03-11T11:46:00',
      number: 1,
      numberDigits: 2,
      series: 'FSHB-DSJ-07_吉F00000001_T_T_#.mp4',
    });
  });

  it.each([
    ['DCIM/100MEDIA/DSC_0012.JPG', { device: null, start: null, number: 12, series: 'DSC_#.jpg' }],
    ['MOVI0007.avi', { number: 7, series: 'MOVI#.avi' }],
    ['VID_20250311_100200.mp4', { start: '2025-03-11T10:02:00', end: null, number: null }],
    ['DSJ07_000123_20250311100200_0012.mp4', { device: 'DSJ07', start: '2025-03-11T10:02:00', number: 12 }],
    ['2025-03-11 10-02-00.mkv', { start: '2025-03-11T10:02:00' }],
    ['20250231100200.mp4', { start: null }],
    ['20251311100200.mp4', { start: null }],
    [
      'C:\\卡\\FSHB-DSJ-07_吉F00000001_20250311100200.mp4',
      { device: 'FSHB-DSJ-07', certificate: '吉F00000001', start: '2025-03-11T10:02:00', end: null, number: null },
    ],
    ['现场照片.jpg', { device: null, certificate: null, start: null, number: null, series: null }],
    ['', { device: null, number: null }],
  ])('%s', (name, expected) => {
    expect(parseDeviceFileName(name)).toMatchObject(expected);
  });

  it('never throws, whatever the name', () => {
    for (const name of ['\u0000', '_'.repeat(10_000), '9'.repeat(5_000), '😀_20250311100200_😀.mp4', '\ud800'])
      expect(() => parseDeviceFileName(name)).not.toThrow();
  });
});
