/**
 * A photograph of what the camera sees. Where the device takes photographs of its own (larger than the film), that one is taken; not while
 * it films: some cameras stop the film for it.
 */
export async function stillOf(stream: MediaStream, view: HTMLVideoElement, isFilming: boolean): Promise<Blob> {
  const [track] = stream.getVideoTracks();
  if (!isFilming && track !== undefined && 'ImageCapture' in window) {
    const photo = await new ImageCapture(track).takePhoto().catch(() => null);
    if (photo !== null && photo.size > 0) return photo;
  }
  const canvas = document.createElement('canvas');
  canvas.width = view.videoWidth;
  canvas.height = view.videoHeight;
  canvas.getContext('2d')?.drawImage(view, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', 0.92);
  });
}
