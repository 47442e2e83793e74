import { Button, Modal } from 'antd';
import { useState } from 'react';
import { PreparedNotice } from './PreparedNotice.tsx';
import { usePreview } from './use-preview.ts';

/** Twenty pictures of the whole recording on one sheet, made when somebody asks. */
export function ContactSheet({ place }: { place: { case: string; record: string; sha256: string } }) {
  const [open, setOpen] = useState(false);
  const preview = usePreview(place, 'contactSheet');
  const { state, percent } = preview;
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          preview.ask();
          setOpen(true);
        }}
      >
        画面一览
      </Button>
      <Modal open={open} title="画面一览" footer={null} width={1000} onCancel={() => setOpen(false)}>
        {preview.address !== null && <img className="contact-sheet" src={preview.address} alt="画面一览，从头到尾" />}
        {state === 'failed' || preview.error !== null ? (
          <PreparedNotice preview={preview} />
        ) : (
          preview.address === null && <p className="soft">正在制作，{percent}%……</p>
        )}
      </Modal>
    </>
  );
}
