import type { ByteReader } from './byte-reader.ts';
import type { MediaFacts } from './media-facts.ts';

export type SniffedType = { container: string; mediaType: string; kind: MediaFacts['kind'] };

type Signature = readonly [
  container: string,
  mediaType: string,
  kind: MediaFacts['kind'],
  test: (head: Buffer) => boolean,
];

const at =
  (offset: number, ...bytes: readonly (number | null)[]) =>
  (head: Buffer) =>
    bytes.every((byte, index) => byte === null || head[offset + index] === byte);
const text = (offset: number, word: string) => (head: Buffer) =>
  head.toString('latin1', offset, offset + word.length) === word;
const all =
  (...tests: readonly ((head: Buffer) => boolean)[]) =>
  (head: Buffer) =>
    tests.every((test) => test(head));
const any =
  (...tests: readonly ((head: Buffer) => boolean)[]) =>
  (head: Buffer) =>
    tests.some((test) => test(head));

/** By the first bytes only: a name or a declared type proves nothing. More specific before more general. */
const SIGNATURES: readonly Signature[] = [
  ['jpeg', 'image/jpeg', 'image', at(0, 0xff, 0xd8, 0xff)],
  ['png', 'image/png', 'image', at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['gif', 'image/gif', 'image', any(text(0, 'GIF87a'), text(0, 'GIF89a'))],
  ['webp', 'image/webp', 'image', all(text(0, 'RIFF'), text(8, 'WEBP'))],
  ['avi', 'video/x-msvideo', 'video', all(text(0, 'RIFF'), text(8, 'AVI '))],
  ['wav', 'audio/wav', 'audio', all(any(text(0, 'RIFF'), text(0, 'RF64'), text(0, 'RIFX')), text(8, 'WAVE'))],
  ['qcp', 'audio/qcelp', 'audio', all(text(0, 'RIFF'), text(8, 'QLCM'))],
  ['bigtiff', 'image/tiff', 'image', any(at(0, 0x49, 0x49, 0x2b, 0), at(0, 0x4d, 0x4d, 0, 0x2b))],
  ['tiff', 'image/tiff', 'image', any(at(0, 0x49, 0x49, 0x2a, 0), at(0, 0x4d, 0x4d, 0, 0x2a))],
  ['bmp', 'image/bmp', 'image', all(text(0, 'BM'), at(6, 0, 0, 0, 0))],
  ['jp2', 'image/jp2', 'image', at(0, 0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20)],
  ['psd', 'image/vnd.adobe.photoshop', 'image', text(0, '8BPS')],
  ['x3f', 'image/x-sigma-x3f', 'image', text(0, 'FOVb')],
  ['pcd', 'image/x-photo-cd', 'image', text(2048, 'PCD_IPI')],
  ['hdr', 'image/vnd.radiance', 'image', any(text(0, '#?RADIANCE'), text(0, '#?RGBE'))],
  ['netpbm', 'image/x-portable-anymap', 'image', (head) => /^P[1-7Ff][\s]/.test(head.toString('latin1', 0, 3))],
  ['mxf', 'application/mxf', 'video', at(0, 0x06, 0x0e, 0x2b, 0x34)],
  ['amr', 'audio/amr', 'audio', text(0, '#!AMR')],
  ['flac', 'audio/flac', 'audio', text(0, 'fLaC')],
  ['ogg', 'audio/ogg', 'audio', text(0, 'OggS')],
  ['aiff', 'audio/aiff', 'audio', all(text(0, 'FORM'), any(text(8, 'AIFF'), text(8, 'AIFC')))],
  ['dss', 'audio/x-dss', 'audio', any(text(1, 'dss'), text(1, 'ds2'))],
  ['asf', 'video/x-ms-asf', 'video', at(0, 0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11)],
  ['realmedia', 'application/vnd.rn-realmedia', 'video', text(0, '.RMF')],
  ['realaudio', 'audio/x-pn-realaudio', 'audio', at(0, 0x2e, 0x72, 0x61, 0xfd)],
  ['flv', 'video/x-flv', 'video', text(0, 'FLV\x01')],
  ['swf', 'application/x-shockwave-flash', 'other', any(text(0, 'FWS'), text(0, 'CWS'), text(0, 'ZWS'))],
  [
    'matroska',
    'video/webm',
    'video',
    all(at(0, 0x1a, 0x45, 0xdf, 0xa3), (head) => head.subarray(0, 64).includes('webm')),
  ],
  ['matroska', 'video/x-matroska', 'video', at(0, 0x1a, 0x45, 0xdf, 0xa3)],
  ['mpegps', 'video/mpeg', 'video', at(0, 0, 0, 1, 0xba)],
  ['mpegvideo', 'video/mpeg', 'video', at(0, 0, 0, 1, 0xb3)],
  ['h264', 'video/h264', 'video', any(at(0, 0, 0, 0, 1, 0x67), at(0, 0, 0, 1, 0x67))],
  ['dhav', 'video/x-dhav', 'video', text(0, 'DHAV')],
  ['pdf', 'application/pdf', 'document', text(0, '%PDF-')],
  ['postscript', 'application/postscript', 'document', any(text(0, '%!PS'), at(0, 0xc5, 0xd0, 0xd3, 0xc6))],
  ['ofd-or-zip', 'application/zip', 'archive', any(at(0, 0x50, 0x4b, 3, 4), at(0, 0x50, 0x4b, 5, 6))],
  ['rar', 'application/vnd.rar', 'archive', text(0, 'Rar!\x1a\x07')],
  ['7z', 'application/x-7z-compressed', 'archive', at(0, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['gzip', 'application/gzip', 'archive', at(0, 0x1f, 0x8b)],
  ['ole', 'application/x-ole-storage', 'document', at(0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  [
    'executable',
    'application/x-executable',
    'other',
    any(
      at(0, 0x7f, 0x45, 0x4c, 0x46),
      all(text(0, 'MZ'), (head) => head.length > 64),
      at(0, 0xcf, 0xfa, 0xed, 0xfe),
      at(0, 0xca, 0xfe, 0xba, 0xbe),
      at(0, 0xfe, 0xed, 0xfa, 0xce),
      at(0, 0xce, 0xfa, 0xed, 0xfe),
    ),
  ],
  ['ar', 'application/x-archive', 'archive', text(0, '!<arch>')],
  [
    'pcap',
    'application/vnd.tcpdump.pcap',
    'other',
    any(at(0, 0xd4, 0xc3, 0xb2, 0xa1), at(0, 0xa1, 0xb2, 0xc3, 0xd4), at(0, 0x0a, 0x0d, 0x0d, 0x0a)),
  ],
];

export function sniffType(reader: ByteReader): SniffedType | null {
  const head = reader.read(0, 4096);
  const iso = sniffIso(head);
  if (iso !== null) return iso;
  for (const [container, mediaType, kind, test] of SIGNATURES) if (test(head)) return { container, mediaType, kind };
  return sniffMpegTs(reader, head) ?? sniffMpegAudio(head) ?? sniffText(head);
}

const BRANDS: Record<string, readonly [string, string, MediaFacts['kind']]> = {
  heic: ['heif', 'image/heic', 'image'],
  heix: ['heif', 'image/heic', 'image'],
  hevc: ['heif', 'image/heic-sequence', 'image'],
  mif1: ['heif', 'image/heif', 'image'],
  mif2: ['heif', 'image/heif', 'image'],
  mif3: ['heif', 'image/heif', 'image'],
  msf1: ['heif', 'image/heif-sequence', 'image'],
  avif: ['heif', 'image/avif', 'image'],
  avis: ['heif', 'image/avif', 'image'],
  avci: ['heif', 'image/avci', 'image'],
  'qt  ': ['mov', 'video/quicktime', 'video'],
  'M4A ': ['mp4', 'audio/mp4', 'audio'],
  'M4B ': ['mp4', 'audio/mp4', 'audio'],
  'crx ': ['cr3', 'image/x-canon-cr3', 'image'],
};

function sniffIso(head: Buffer): SniffedType | null {
  const box = head.toString('latin1', 4, 8);
  if (box !== 'ftyp') {
    // QuickTime files may begin without a type box.
    const bare =
      ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'moof', 'styp', 'sidx'].includes(box) &&
      head.readUInt32BE(0) < 2 ** 31;
    return bare ? { container: 'mov', mediaType: 'video/quicktime', kind: 'video' } : null;
  }
  const brand = head.toString('latin1', 8, 12);
  const compatible = Array.from({ length: Math.max(0, Math.min(head.readUInt32BE(0), 256) / 4 - 4) }, (_, index) =>
    head.toString('latin1', 16 + index * 4, 20 + index * 4),
  );
  const known = BRANDS[brand];
  if (brand === 'mif1' || brand === 'msf1') {
    const specific = compatible.find((other) => ['heic', 'heix', 'avif', 'hevc'].includes(other));
    if (specific !== undefined && BRANDS[specific]) return iso(BRANDS[specific]);
  }
  if (known) return iso(known);
  if (brand.startsWith('3gp') || brand.startsWith('3gr') || brand.startsWith('3gs'))
    return iso(['3gp', 'video/3gpp', 'video']);
  if (brand.startsWith('3g2')) return iso(['3g2', 'video/3gpp2', 'video']);
  return iso(['mp4', 'video/mp4', 'video']);
}

function iso([container, mediaType, kind]: readonly [string, string, MediaFacts['kind']]): SniffedType {
  return { container, mediaType, kind };
}

/** Packets of 188 bytes (or 192 with a time code before each, as cameras write), every one with its sync byte. */
function sniffMpegTs(reader: ByteReader, head: Buffer): SniffedType | null {
  for (const [packet, first] of [
    [188, 0],
    [192, 4],
    [204, 0],
  ] as const) {
    const count = Math.min(5, Math.floor((reader.size - first) / packet));
    if (
      count >= 3 &&
      Array.from({ length: count }, (_, index) => head[first + index * packet]).every((byte) => byte === 0x47)
    ) {
      return { container: 'mpegts', mediaType: 'video/mp2t', kind: 'video' };
    }
  }
  return null;
}

/** Anywhere but at the start two frames must follow one another: eleven set bits alone are found in any file. */
function sniffMpegAudio(head: Buffer): SniffedType | null {
  if (text(0, 'ID3')(head)) return { container: 'mp3', mediaType: 'audio/mpeg', kind: 'audio' };
  for (let offset = 0; offset + 7 < Math.min(head.length, 64); offset += 1) {
    const frame = frameAt(head, offset);
    if (frame === null || (offset > 0 && !isFollowed(head, offset, frame))) continue;
    return frame.layer === 0
      ? { container: 'adts', mediaType: 'audio/aac', kind: 'audio' }
      : { container: 'mp3', mediaType: 'audio/mpeg', kind: 'audio' };
  }
  return null;
}

function isFollowed(head: Buffer, offset: number, frame: { layer: number; length: number }): boolean {
  const second = frameAt(head, offset + frame.length);
  const third = second && frameAt(head, offset + frame.length + second.length);
  return (
    second?.layer === frame.layer &&
    (third?.layer === frame.layer || offset + frame.length + second.length + 7 > head.length)
  );
}

const BIT_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const LOW_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** An ADTS (layer 0) or MPEG audio frame header. */
function frameAt(head: Buffer, offset: number): { layer: number; length: number } | null {
  if (offset + 7 > head.length || head[offset] !== 0xff) return null;
  const [, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0] = head.subarray(offset, offset + 7);
  if ((second & 0xf6) === 0xf0) {
    const length = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5);
    return ((third >> 2) & 15) < 13 && length > 7 ? { layer: 0, length } : null;
  }
  const version = (second >> 3) & 3;
  const layer = 4 - ((second >> 1) & 3);
  const rate = SAMPLE_RATES[(third >> 2) & 3];
  if ((second & 0xe0) !== 0xe0 || version === 1 || layer === 4 || rate === undefined || third >> 4 === 15) return null;
  const low = version !== 3;
  const kilobits = (low ? LOW_RATES : BIT_RATES)[third >> 4] ?? 0;
  const sampled = low ? rate / (version === 2 ? 2 : 4) : rate;
  return {
    layer,
    length: Math.floor(((layer === 3 && low ? 72 : 144) * kilobits * 1000) / sampled) + ((third >> 1) & 1),
  };
}

function sniffText(head: Buffer): SniffedType | null {
  if (head.length === 0 || head.includes(0)) return null;
  const words = head.toString('utf8').trimStart();
  if (words.includes('\ufffd') && head.length < 4096) return null;
  if (/^(?:<\?xpacket|<x:xmpmeta|<rdf:RDF)/.test(words) || words.includes('<x:xmpmeta'))
    return { container: 'xmp', mediaType: 'application/rdf+xml', kind: 'document' };
  if (/^<!doctype html|^<html/i.test(words)) return { container: 'html', mediaType: 'text/html', kind: 'document' };
  if (/^<svg/i.test(words)) return { container: 'svg', mediaType: 'image/svg+xml', kind: 'image' };
  if (words.startsWith('<?xml')) return { container: 'xml', mediaType: 'application/xml', kind: 'document' };
  if (/^[[{]/.test(words)) return { container: 'json', mediaType: 'application/json', kind: 'document' };
  return { container: 'text', mediaType: 'text/plain', kind: 'document' };
}
