import { metresBetween } from './distance.ts';

type Place = { latitude: string; longitude: string };

/** A recording in true time (clock error taken off), looking for the act it shows. */
export type RecordingToLink = {
  from: string;
  to: string;
  device: string | null;
  officers: readonly string[];
  place: Place | null;
};

/** Something that was done and may have been filmed. `devices`: signed out to its people at that time. */
export type ActToFilm = {
  id: string;
  from: string;
  to: string | null;
  officers: readonly string[];
  devices: readonly string[];
  place: Place | null;
};

export type LinkProposal = {
  act: string;
  /** 0 to 100; only for putting them in order. */
  weight: number;
  /** Shown beside the proposal, so that a person can judge it at a glance. */
  grounds: string[];
};

export type LinkProposals = {
  proposals: LinkProposal[];
  /** The one act that nothing speaks against and nothing rivals: one tap confirms it. Null: a person must look. */
  clear: string | null;
};

/** Filming begins on the way and ends on the way home. */
const MARGIN_SECONDS = 30 * 60;
const NEAR_METRES = 500;
const FAR_METRES = 3_000;

/** Which acts a recording may belong to. It only proposes: the link is a record that a person makes. */
export function proposeLinks(recording: RecordingToLink, acts: readonly ActToFilm[]): LinkProposals {
  const proposals = acts
    .map((act) => weigh(recording, act))
    .filter((proposal) => proposal !== null)
    .sort((a, b) => b.weight - a.weight || (a.act < b.act ? -1 : 1));
  const [best, second] = proposals;
  const clear = best !== undefined && best.weight >= 60 && best.weight - (second?.weight ?? 0) >= 20 ? best.act : null;
  return { proposals, clear };
}

function weigh(recording: RecordingToLink, act: ActToFilm): LinkProposal | null {
  const overlap = overlapSeconds(recording, act);
  if (overlap < -MARGIN_SECONDS) return null;
  const grounds: string[] = [];
  let weight = 0;
  if (overlap >= 0) {
    const shorter = Math.max(
      1,
      Math.min(seconds(recording.from, recording.to), seconds(act.from, act.to ?? act.from) || 1),
    );
    weight += 30 + Math.round(20 * Math.min(1, overlap / shorter));
    grounds.push(overlap > 0 ? `时间重叠 ${spanOf(overlap)}` : '时间相接');
  } else {
    weight += 5; // With all else in its favour still below what is clear.
    grounds.push(`时间相隔 ${spanOf(-overlap)}`);
  }
  if (recording.device !== null && act.devices.includes(recording.device)) {
    weight += 20;
    grounds.push(`设备 ${recording.device} 当时由办案人员领用`);
  }
  const together = recording.officers.filter((officer) => act.officers.includes(officer));
  if (together.length > 0) {
    weight += 15;
    grounds.push(`${together.join('、')}参与该事项`);
  }
  if (recording.place !== null && act.place !== null) {
    const apart = metresBetween(recording.place, act.place);
    if (apart <= NEAR_METRES) {
      weight += 15;
      grounds.push(`地点相距约 ${Math.round(apart)} 米`);
    } else if (apart > FAR_METRES) {
      weight -= 25;
      grounds.push(`地点相距约 ${(apart / 1000).toFixed(1)} 公里`);
    }
  }
  return weight > 0 ? { act: act.id, weight: Math.min(100, weight), grounds } : null;
}

/** Negative: how far apart. */
function overlapSeconds(recording: RecordingToLink, act: ActToFilm): number {
  const from = later(recording.from, act.from);
  const to = earlier(recording.to, act.to ?? act.from);
  return seconds(from, to);
}

function seconds(from: string, to: string): number {
  return Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('seconds');
}

function later(a: string, b: string): string {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) >= 0 ? a : b;
}

function earlier(a: string, b: string): string {
  return later(a, b) === a ? b : a;
}

function spanOf(total: number): string {
  return total < 120 ? `${Math.round(total)} 秒` : `${Math.round(total / 60)} 分钟`;
}
