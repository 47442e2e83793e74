export { EvidenceFault, type EvidenceFaultCode } from './evidence-fault.ts';
export { type Digests, type HashService, openHashService } from './hashing/hash-service.ts';
export { type DiskStoreOptions, openDiskStore } from './store/disk-store.ts';
export type { ByteRange, EvidenceStore, Reread, Stored, Verification } from './store/evidence-store.ts';
