export { checkDerivation, type Derivation, type MaskedArea, type MutedInterval } from './derived/derivation.ts';
export { type DerivedItem, derive, preview } from './derived/derive.ts';
export {
  type DockEntry,
  type DockedFile,
  type DockOptions,
  type DockProgress,
  type DockReport,
  dock,
} from './docking/dock.ts';
export { missingInSeries, type SeriesGap } from './docking/number-series.ts';
export { type DockWatch, watchDock } from './docking/watch-dock.ts';
export { EvidenceFault, type EvidenceFaultCode } from './evidence-fault.ts';
export { checkFixity, type FixityFinding, type FixityReport, type HeldFile } from './fixity/check-fixity.ts';
export { eraseEvidence, type Tombstone } from './fixity/erase-evidence.ts';
export { type Disposability, disposability, type RetentionFacts } from './fixity/retention.ts';
export { type Strokes, strokesPicture } from './handwriting/strokes-picture.ts';
export {
  type Digests,
  type Hasher,
  openHasher,
} from './hashing/hasher.ts';
export type { MediaFacts, MediaTime, MediaTrack } from './media/media-facts.ts';
export { findMediaTools, type MediaTools, missingToolsMessage } from './media/media-tools.ts';
export { headBytes, mediaTypeOf, type SettledType, settledType } from './media/media-type.ts';
export { openProber, type Prober } from './media/prober.ts';
export { type ClaimDifference, compareClaims, type RecordingClaim } from './recordings/compare-claims.ts';
export { compareFiles, type FileOfRecording } from './recordings/compare-files.ts';
export { type ActToFilm, type LinkProposals, proposeLinks, type RecordingToLink } from './recordings/propose-links.ts';
export { inspectForSecrets } from './secrets/inspect-for-secrets.ts';
export { type SecretMark, secretMarkRefusal, secretMarks } from './secrets/secret-marks.ts';
export { type DiskStoreOptions, openDiskStore } from './store/disk-store.ts';
export type { ByteRange, ErasedObject, EvidenceStore, Reread, Stored, Verification } from './store/evidence-store.ts';
export type { SealedAnswer, SealedFile, SealReceipt } from './uploads/seal-upload.ts';
export type { UploadSweep, UploadSweepOptions } from './uploads/sweep-uploads.ts';
export type { UploadLimits, UploadProgress } from './uploads/upload-index.ts';
export { displayName } from './uploads/upload-metadata.ts';
export type { UploadRefusal } from './uploads/upload-problem.ts';
export {
  openUploads,
  type UploadOptions,
  type UploadPrincipal,
  type Uploads,
} from './uploads/uploads.ts';
