import { DownloadOutlined } from '@ant-design/icons';
import type { CaseView, FactView } from '@liuhen/server/api';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useSignedIn } from '../app/frame/me-context.ts';
import { fileAddress } from '../case/fact/file-address.ts';
import { moment } from '../time/moment.ts';
import { MakePublicVersion } from './MakePublicVersion.tsx';
import { masksInWords, masksOf, publicVersionsOf } from './public-versions.ts';
import './publication.css';

type Props = {
  view: CaseView;
  /** Only those made of this decision; absent: of all decisions of the case. */
  decision?: FactView;
  /** Where one of them is to go along with what is being recorded. */
  choice?: { readonly chosen: string | null; readonly onChoose: (record: string) => void };
};

/** Versions of a decision for the public: those there are, with what was masked on which ground, and the way to make one. */
export function PublicVersions({ view, decision, choice }: Props) {
  const me = useSignedIn();
  const [making, setMaking] = useState(false);
  const versions = publicVersionsOf(view, decision?.id);
  const makes = view.mayRecord || me.offices.some(({ office }) => office === 'legalReviewer');
  if (!makes && versions.length === 0) return null;
  return (
    <section className="public-versions" aria-label="公示版本">
      <h3>
        公示版本 <span className="soft">由决定书遮蔽个人信息后重新排印，原件不动（处罚法第四十八条、第五十条）</span>
      </h3>
      {versions.length === 0 ? (
        <p className="soft">还没有公示版本。自作出决定之日起七个工作日内公开；对外公开的应是这一版，不是决定书原件。</p>
      ) : (
        <ul>
          {versions.map((version) => (
            <li key={version.id}>
              {choice === undefined ? (
                <strong>{version.title}</strong>
              ) : (
                <Radio checked={choice.chosen === version.id} onChange={() => choice.onChoose(version.id)}>
                  {version.title}
                </Radio>
              )}
              <span className="soft figures">
                {moment(version.at)}
                {version.actor === null ? '' : `　${version.actor.name}制作`}
              </span>
              <span className="soft">{masksInWords(masksOf(version))}</span>
              {version.files.map((file) => (
                <a
                  key={file.sha256}
                  href={`${fileAddress(view.id, version.id, file.sha256)}?download=true`}
                  download={file.name}
                >
                  <DownloadOutlined /> 下载公示版本
                </a>
              ))}
            </li>
          ))}
        </ul>
      )}
      {makes && (
        <Button className="no-print" onClick={() => setMaking(true)}>
          制作公示版本
        </Button>
      )}
      {making && (
        <MakePublicVersion
          caseId={view.id}
          wanted={decision?.id ?? null}
          onClose={() => setMaking(false)}
          onMade={(record) => {
            setMaking(false);
            choice?.onChoose(record);
          }}
        />
      )}
    </section>
  );
}
