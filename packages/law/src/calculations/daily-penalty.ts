import { type Day, isoOf, plusDays } from '../calendars/day.ts';
import { type Fen, fen, yuanText } from './money.ts';

export type DailyPenalty = { days: number; from: Day; to: Day; amount: Fen; provision: string; text: string };
export type DailyPenaltyRefusal = {
  code: 'dailyPenalty.reinspectionBeforeService' | 'dailyPenalty.stopped';
  message: string;
  cure: string;
};
export type DailyPenaltyResult = { ok: true; penalty: DailyPenalty } | { ok: false; refusal: DailyPenaltyRefusal };

export type DailyPenaltyFacts = {
  originalFine: Fen;
  correctionServedOn: Day;
  foundOn: Day;
  /** 已停产停业、关闭: no daily penalty (按日连续处罚办法). */
  stoppedProduction: boolean;
};

const CODE_FROM = Temporal.PlainDate.from('2026-08-15');

/**
 * 按日连续处罚: the original fine for each day from the day after the correction order was served to the day on which the
 * violation was found to go on, both counted (办法第十七条, 第十九条; 生态环境法典第一千零六十条 from 2026-08-15).
 */
export function dailyPenalty(facts: DailyPenaltyFacts): DailyPenaltyResult {
  const { correctionServedOn, foundOn, originalFine } = facts;
  if (foundOn <= correctionServedOn) {
    return {
      ok: false,
      refusal: {
        code: 'dailyPenalty.reinspectionBeforeService',
        message: `复查日 ${isoOf(foundOn)} 不在责令改正决定书送达日 ${isoOf(correctionServedOn)} 之后，没有可以计罚的日数。`,
        cure: '请核对责令改正决定书的送达回证和复查笔录。',
      },
    };
  }
  if (facts.stoppedProduction) {
    return {
      ok: false,
      refusal: {
        code: 'dailyPenalty.stopped',
        message: '复查时已经停产停业或者关闭，不启动按日连续处罚。',
        cure: '请在复查笔录中记明停产、关闭情况后结束复查。',
      },
    };
  }
  const days = foundOn - correctionServedOn;
  const from = plusDays(correctionServedOn, 1);
  const amount = fen(originalFine * days);
  const underCode = isoOf(foundOn) >= CODE_FROM.toString();
  const provision = underCode
    ? '生态环境法典第一千零六十条；按日连续处罚办法第十七条、第十九条'
    : '环境保护法第五十九条；按日连续处罚办法第十七条、第十九条';
  const text = `${isoOf(from)} 至 ${isoOf(foundOn)} 共 ${days} 日，每日 ${yuanText(originalFine)} 元，合计 ${yuanText(amount)} 元（${provision}）；须另作决定，依法告知并保障听证权利。`;
  return { ok: true, penalty: { days, from, to: foundOn, amount, provision, text } };
}
