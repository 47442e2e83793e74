import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';

type Question = { readonly title: string; readonly content: string; readonly leave: string; readonly stay: string };

/** Who goes elsewhere, or closes the page, while something is under way here is asked first; null: nobody is asked. */
export function useStay(question: Question | null): void {
  const { modal } = App.useApp();
  useBlocker({
    shouldBlockFn: () =>
      new Promise<boolean>((resolve) => {
        modal.confirm({
          title: question?.title,
          content: question?.content,
          okText: question?.leave,
          cancelText: question?.stay,
          okButtonProps: { type: 'default' },
          cancelButtonProps: { type: 'primary' },
          onOk: () => resolve(false),
          onCancel: () => resolve(true),
        });
      }),
    enableBeforeUnload: true,
    disabled: question === null,
  });
}
