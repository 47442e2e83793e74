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

  describe('whose number has no letters, or is joined by dashes', () => {
    const ledger = ['0012345', 'DSJ-07', 'FSHB-DSJ-08', '12', '20250311', '000123', 'ZFY.01'];
    const device = (name: string, registered: readonly string[] = ledger) =>
      parseDeviceFileName(name, registered).device;

    it.each([
      ['0012345_012345_20250311100200_0012.mp4', { device: '0012345', certificate: null, number: 12 }],
      ['012345_0012345_20250311100200_0012.mp4', { device: '0012345' }],
      ['0012345_20250311100200_20250311104600_01.mp4', { device: '0012345', end: '2025-03-11T10:46:00' }],
      ['0012345_吉F00000001_20250311100200_01.mp4', { device: '0012345', certificate: '吉F00000001' }],
      ['DSJ-07-20250311100200.mp4', { device: 'DSJ-07', number: null }],
      ['dsj-07-20250311-100200-0012.mp4', { device: 'dsj-07', number: 12, series: 'dsj-07-T-#.mp4' }],
      ['DSJ-07-012345-20250311100200-0012.mp4', { device: 'DSJ-07', certificate: null, number: 12 }],
      ['DSJ-07-吉F00000001-20250311100200-20250311104600-01.mp4', { device: 'DSJ-07', certificate: '吉F00000001' }],
      ['FSHB-DSJ-08-20250311100200.mp4', { device: 'FSHB-DSJ-08' }],
      ['ZFY.01-20250311100200.mp4', { device: 'ZFY.01' }],
    ])('is read where it is a device of the bureau: %s', (name, expected) => {
      expect(parseDeviceFileName(name, ledger)).toMatchObject(expected);
      expect(device(name, [])).not.toBe(expected.device);
    });

    it.each([
      // somebody's twelfth film, a counter, a day, a serial at the end, a time
      '12_20250311100200.mp4',
      'IMG_0012345_20250311100200.jpg',
      '20250311_012345_20250311100200_0001.mp4',
      '20250311_100200_0012345.mp4',
      '20250311100200_0012345.mp4',
      '0012345.mp4',
      '0012345_0001.mp4',
      // part of a longer number, or beside words
      '10012345_012345_20250311100200_0012.mp4',
      '00123456-012345-20250311100200.mp4',
      'XDSJ-07-20250311100200.mp4',
      'DSJ-07A-20250311100200.mp4',
      'DSJ-07-2-20250311100200.mp4',
      'JL-DSJ-07-20250311100200.mp4',
      '现场-DSJ-07-20250311100200.mp4',
      'ZFY901-20250311100200.mp4',
      // two devices of the bureau
      '0012345_000123_20250311100200_0012.mp4',
    ])('is no guess: %s', (name) => {
      expect(ledger.map((one) => one.toUpperCase())).not.toContain(device(name)?.toUpperCase());
    });

    it('is none where two of the bureau fit, and no pattern of anybody', () => {
      expect(device('DSJ-07-012345-20250311100200.mp4', ['DSJ-07', 'DSJ-07-012345'])).toBeNull();
      for (const odd of ['.*', '(', '[a-', '\\', '', ' ', '\u0000', 'a'.repeat(5_000)])
        expect(device('0012345_012345_20250311100200_0012.mp4', [odd])).toBeNull();
    });
  });

  it('never throws, whatever the name', () => {
    for (const name of ['\u0000', '_'.repeat(10_000), '9'.repeat(5_000), '😀_20250311100200_😀.mp4', '\ud800'])
      expect(() => parseDeviceFileName(name)).not.toThrow();
  });
});
