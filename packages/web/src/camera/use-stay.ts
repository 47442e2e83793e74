import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';

/** Who goes elsewhere while something is recorded is asked first. */
export function useStay(isRecording: boolean): void {
  const { modal } = App.useApp();
  useBlocker({
    shouldBlockFn: () =>
      new Promise<boolean>((resolve) => {
        modal.confirm({
          title: '正在录制，离开本页会结束录制',
          content: '已录的存在本机，照常入库。',
          okText: '结束并离开',
          cancelText: '继续录',
          onOk: () => resolve(false),
          onCancel: () => resolve(true),
        });
      }),
    enableBeforeUnload: true,
    disabled: !isRecording,
  });
}
