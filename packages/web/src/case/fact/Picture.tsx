import { PreparedNotice } from '../../player/PreparedNotice.tsx';
import { useSource } from '../../player/use-source.ts';

type Props = { readonly place: { case: string; record: string; sha256: string }; readonly alt: string };

/** A photograph as it was taken; where this browser does not show its format (HEIC, TIFF), a picture made of it. */
export function Picture({ place, alt }: Props) {
  const { src, making, onError } = useSource(place);
  const waits = making.state !== null && making.address === null;
  return (
    <>
      <img loading="lazy" alt={alt} src={src} hidden={waits} onError={onError} />
      <PreparedNotice preview={making} of="picture" />
      {making.address !== null && <p className="soft">所见是按原件制作的可看版本，原件请下载</p>}
    </>
  );
}
