import { type DocType, documentKinds, fieldsSince, publishedKinds } from '@liuhen/records';
import type { Api, CaseView, FactView } from '@liuhen/server/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useMemo } from 'react';
import { call } from '../../api/call.ts';
import { DocumentActions } from '../../document/DocumentActions.tsx';
import { CustodyStrip } from '../../player/CustodyStrip.tsx';
import { HeardIn } from '../../player/HeardIn.tsx';
import { Players } from '../../player/Player.tsx';
import { PublicVersions } from '../../publication/PublicVersions.tsx';
import { IntakeClock } from '../../recordings/IntakeClock.tsx';
import '../../recordings/recordings.css';
import { StatusMark } from '../../status/StatusMark.tsx';
import { findingWords, statusOf } from '../../status/status.ts';
import { length, moment } from '../../time/moment.ts';
import { recordingTitle } from '../timeline/case-items.ts';
import { codeWord } from './code-words.ts';
import { FieldValue } from './FieldValue.tsx';
import { fileAddress } from './file-address.ts';
import { differencesOf, fileRemarks, isFirstOfItsContent, isPicture } from './file-remarks.ts';
import { labelOf } from './labels.ts';
import { NamesContext, namesIn } from './names-context.ts';
import { Picture } from './Picture.tsx';
import { StepPapers } from './StepPapers.tsx';
import './fact.css';

type Props = { fact: FactView; view: CaseView };

/** One record, opened beside the timeline without leaving it. */
export function FactDetail({ fact, view }: Props) {
  const staff = useQuery({
    queryKey: ['people'],
    queryFn: () => call<Api['people']['list']>('GET', '/api/people'),
    staleTime: 300_000,
  });
  const names = useMemo(() => namesIn(view, staff.data?.people), [view, staff.data]);
  const findings = view.findings.filter(
    (finding) => finding.records.includes(fact.id) && finding.status !== 'notApplicable',
  );
  const signatures = view.facts.filter(
    (other) =>
      other.family === 'signature' && other.links.some(({ rel, record }) => rel === 'signs' && record === fact.id),
  );
  const before = fact.links.find(({ rel }) => rel === 'replaces');
  const original = fact.links.find(({ rel }) => rel === 'derivedFrom');
  const next = view.facts.find(({ links }) =>
    links.some(({ rel, record }) => rel === 'replaces' && record === fact.id),
  );
  return (
    <article className="fact">
      <header>
        <h2>{recordingTitle(fact)}</h2>
        <p className="soft figures">
          {moment(fact.at)}
          {fact.until === null
            ? ''
            : ` 至 ${moment(fact.until)}（${length(Date.parse(fact.until) - Date.parse(fact.at))}）`}
        </p>
        <p className="fact__tags">
          {fact.document?.number !== null && fact.document !== null && <Tag>{fact.document.number}</Tag>}
          {fact.volume === 'side' && <Tag color="default">副卷</Tag>}
          {fact.classification !== 'none' && <Tag color="default">{classifications[fact.classification]}</Tag>}
          {fact.origin === 'import' && <Tag color="default">导入，依其自述时间判断</Tag>}
        </p>
      </header>
      {fact.annulledBy !== null && (
        <p>
          {next === undefined ? (
            <StatusMark status="broken" word="已撤销，仅供查考" />
          ) : (
            <>
              <StatusMark status="unjudged" word="已由新的一版代替，仅供查考" />{' '}
              <OtherVersion id={next.id} view={view} words="看新的一版" />
            </>
          )}
        </p>
      )}
      {before !== undefined && (
        <p>
          <OtherVersion id={before.record} view={view} words="看前一版" />
        </p>
      )}
      <Media fact={fact} view={view} />
      {fact.kind === 'recording' && fact.withheld.length === 0 && <IntakeClock fact={fact} view={view} />}
      <DocumentActions fact={fact} view={view} />
      {fact.family === 'document' && <HeardIn fact={fact} view={view} />}
      {fact.family === 'step' && <StepPapers fact={fact} view={view} />}
      {goesPublic.has(fact.kind) && fact.document?.number !== null && <PublicVersions view={view} decision={fact} />}
      {fact.kind === 'publicationReview' && <PublicVersions view={view} />}
      {fact.kind === 'publicationCopy' && original !== undefined && (
        <p>
          <OtherVersion id={original.record} view={view} words="看决定书原件" />
        </p>
      )}
      {fact.people.length > 0 && <p>{fact.people.map(({ role, name }) => `${role} ${name}`).join('，')}</p>}
      <NamesContext value={names}>
        <Fields fact={fact} />
      </NamesContext>
      {signatures.length > 0 && (
        <section>
          <h3>签名</h3>
          <ul className="fact__signatures">
            {signatures.map((signature) => (
              <li key={signature.id}>
                <span>{text(signature.data.role)}</span> <strong>{text(signature.data.name)}</strong>
                <span className="soft figures">
                  {' '}
                  {[
                    codeWord(text(signature.data.method)),
                    text(signature.data.signedAt) === '' ? '' : moment(text(signature.data.signedAt)),
                  ]
                    .filter(Boolean)
                    .join('，')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {fact.document !== null && fact.document.missingSigners.length > 0 && (
        <p>
          <StatusMark status="due" word={`还缺签名：${fact.document.missingSigners.join('、')}`} />
        </p>
      )}
      {findings.length > 0 && (
        <section>
          <h3>合规</h3>
          <ul className="fact__findings">
            {findings.map((finding) => (
              <li key={`${finding.id}${finding.message}`}>
                <StatusMark status={statusOf(finding.status)} word={findingWords[finding.status] ?? ''} />
                <span>
                  {finding.article}：{finding.message}
                </span>
                {finding.cure !== null && statusOf(finding.status) !== 'met' && (
                  <span className="soft">{finding.cure}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(fact.kind === 'recording' || fact.kind === 'derivedItem') && <CustodyStrip fact={fact} view={view} />}
      {(fact.withheld.length > 0 || fact.erased.length > 0) && (
        <p className="soft">
          {fact.withheld.length > 0 && `有 ${fact.withheld.length} 项依法不向您显示。`}
          {fact.erased.length > 0 && `有 ${fact.erased.length} 项已依法销毁，留有凭证。`}
        </p>
      )}
    </article>
  );
}

const goesPublic = new Set<string>(publishedKinds);

function OtherVersion({ id, view, words }: { id: string; view: CaseView; words: string }) {
  return (
    <Link to="/cases/$case/$tab" params={{ case: view.id, tab: 'process' }} search={{ item: id }}>
      {words}
    </Link>
  );
}

const classifications: Record<FactView['classification'], string> = {
  none: '',
  workSecret: '工作秘密',
  tradeSecret: '商业秘密',
  privacy: '个人隐私',
  informant: '举报人信息',
};

function Media({ fact, view }: Props) {
  const rendition = fact.document?.rendition ?? null;
  const issued = fact.document?.issuedPages ?? null;
  return (
    <>
      {issued !== null && (
        <p>
          <a href={fileAddress(view.id, issued.record, issued.sha256)} target="_blank" rel="noreferrer">
            打开签发件（{issued.pages} 页）
          </a>
        </p>
      )}
      {rendition !== null && (
        <p>
          <a href={fileAddress(view.id, fact.id, rendition.sha256)} target="_blank" rel="noreferrer">
            {issued === null ? `打开文书（${rendition.pages} 页）` : '打开签名所对的定稿'}
          </a>
        </p>
      )}
      <Players fact={fact} view={view} />
      {differencesOf(fact).map((words) => (
        <p key={words} className="fact__difference">
          <StatusMark status="due" word="不一致" />
          {words}
        </p>
      ))}
      {fact.files
        .filter((file) => file.sha256 !== rendition?.sha256)
        .map((file, place) => (
          // two files of one content are two files
          // biome-ignore lint/suspicious/noArrayIndexKey: the files of a record never change their order
          <figure key={`${place} ${file.sha256}`} className="fact__media">
            {isPicture(file) && isFirstOfItsContent(fact.files, file) && (
              <Picture place={{ case: view.id, record: fact.id, sha256: file.sha256 }} alt={fact.title} />
            )}
            {isPicture(file) && isFirstOfItsContent(fact.files, file) && fact.kind === 'recording' && (
              <Link to="/cases/$case/recordings/$record/copies" params={{ case: view.id, record: fact.id }}>
                派生件（遮挡副本）
              </Link>
            )}
            <figcaption className="soft">
              <a href={`${fileAddress(view.id, fact.id, file.sha256)}?download=true`}>{file.name}</a>
              {fileRemarks(fact, file).map((remark) => (
                <span key={remark} className="fact__remark">
                  {remark}
                </span>
              ))}
            </figcaption>
          </figure>
        ))}
    </>
  );
}

const frame = new Set([
  'differences',
  'title',
  'stage',
  'proves',
  'fields',
  'number',
  'rendition',
  'version',
  'attachments',
]);

function Fields({ fact }: { fact: FactView }) {
  const kind = fact.kind in documentKinds ? documentKinds[fact.kind as DocType] : undefined;
  const labels = kind?.allFields ?? [];
  const own =
    typeof fact.data.fields === 'object' && fact.data.fields !== null && !Array.isArray(fact.data.fields)
      ? Object.entries(fact.data.fields)
      : [];
  const rest = Object.entries(fact.data).filter(([key]) => !frame.has(key));
  const shown = [...own, ...rest].filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  // what the form of its day did not ask is said to be unrecorded, never left out as if it were nothing
  const present = new Set(shown.map(([key]) => key));
  const unasked = (kind === undefined ? [] : fieldsSince(kind, fact.schema)).filter(
    ({ key }) => !present.has(key) && !fact.withheld.includes(`data.fields.${key}`),
  );
  if (shown.length + unasked.length === 0) return null;
  return (
    <dl className="fact__fields">
      {shown.map(([key, value]) => (
        <div key={key}>
          <dt>{labels.find((field) => field.key === key)?.label ?? labelOf(key)}</dt>
          <dd>
            <FieldValue value={value} columns={labels.find((field) => field.key === key)?.columns ?? []} />
          </dd>
        </div>
      ))}
      {unasked.map(({ key, label }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd className="soft">未记（当时的文书式样没有这一栏）</dd>
        </div>
      ))}
    </dl>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
