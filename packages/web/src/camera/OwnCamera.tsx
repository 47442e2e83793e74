import { CameraOutlined, PictureOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';

type Props = {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[], opened: number | null) => Promise<void>;
};

/** The phone's own camera, in one tap; what was filmed with it before, from the album. */
export function OwnCamera({ disabled, onFiles }: Props) {
  const inputs = useRef<Partial<Record<'video' | 'photo' | 'album', HTMLInputElement | null>>>({});
  const opened = useRef(0);
  const open = (which: 'video' | 'photo' | 'album') => {
    opened.current = Date.now();
    inputs.current[which]?.click();
  };
  const input = (which: 'video' | 'photo' | 'album', label: string, accept: string) => (
    <input
      ref={(element) => {
        inputs.current[which] = element;
      }}
      hidden
      type="file"
      aria-label={label}
      accept={accept}
      {...(which === 'album' ? { multiple: true } : { capture: 'environment' as const })}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])];
        target.value = '';
        if (files.length > 0) void onFiles(files, which === 'album' ? null : opened.current);
      }}
    />
  );
  return (
    <section className="own-camera" aria-label="用手机相机">
      <span className="soft own-camera__word">用手机相机拍，拍完交回本页</span>
      {input('video', '录像', 'video/*')}
      {input('photo', '拍照', 'image/*')}
      {input('album', '从相册选', 'video/*,image/*,audio/*')}
      <Button
        type={window.isSecureContext ? 'default' : 'primary'}
        icon={<VideoCameraOutlined aria-hidden />}
        disabled={disabled}
        onClick={() => open('video')}
      >
        录像
      </Button>
      <Button icon={<CameraOutlined aria-hidden />} disabled={disabled} onClick={() => open('photo')}>
        拍照
      </Button>
      <Button icon={<PictureOutlined aria-hidden />} disabled={disabled} onClick={() => open('album')}>
        从相册选
      </Button>
    </section>
  );
}
