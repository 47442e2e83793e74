import { CameraOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type RefObject, useState } from 'react';
import { fileName } from './recording-formats.ts';
import { stillOf } from './still-of.ts';
import type { OpenDevice } from './use-device.ts';

type Props = {
  readonly device: OpenDevice;
  readonly view: RefObject<HTMLVideoElement | null>;
  readonly isFilming: boolean;
  readonly onPhoto: (photo: File) => Promise<void>;
};

/** A photograph of what the camera sees, taken while it films as well. */
export function TakePhoto({ device, view, isFilming, onPhoto }: Props) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    if (view.current === null) return;
    setBusy(true);
    try {
      const picture = await stillOf(device.stream, view.current, isFilming);
      const at = Date.now();
      await onPhoto(new File([picture], fileName('照片', picture.type, at), { type: picture.type, lastModified: at }));
    } catch {
      message.error('没有拍成，请再拍一次，或者改用手机相机');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="large" icon={<CameraOutlined aria-hidden />} loading={busy} onClick={take}>
      拍一张
    </Button>
  );
}
