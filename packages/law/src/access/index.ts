export { actOf } from './act-of.ts';
export { mayAnswer } from './answers.ts';
export {
  type Classification,
  classifications,
  classificationTitles,
  classify,
  informantKinds,
  sideKinds,
  type Volume,
  volumeOf,
} from './classification.ts';
export { type Masked, maskValue } from './mask-value.ts';
export { maskName, maskPersonal, type Persons } from './masking.ts';
export { personsIn } from './persons-in.ts';
export { type Decision, mayAccess, policy, scopeOf } from './policy.ts';
export {
  holds,
  type Predicate,
  type Related,
  type Relation,
  relations,
  simplify,
  type ThingField,
  type ThingValues,
  thingFields,
} from './predicate.ts';
export { type MaskProposal, proposeMasks } from './propose-masks.ts';
export { relationsOf } from './relations.ts';
export { type AccessRule, type Act, acts } from './rule.ts';
export { needsSecondFactor, secondFactorOffices } from './second-factor.ts';
export { archivistHandled, type Separation, type SeparationQuestion, separationOf } from './separation.ts';
export {
  accessEntryThing,
  agencyThing,
  type CaseGround,
  type CaseState,
  caseGround,
  caseThing,
  draftThing,
  recordThing,
  type Thing,
  type ThingKind,
} from './thing.ts';
export { administrators, type Grant, isAdministrator, type Right, type Viewer, viewerOf } from './viewer.ts';
export { informantWords, strike, withholdAll, withholdInformant } from './withhold.ts';
