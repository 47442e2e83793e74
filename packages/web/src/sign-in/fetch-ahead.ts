type Connection = { readonly connection?: { readonly saveData?: boolean } };

/** While somebody types, what stands behind the sign-in is fetched, unless their device asks to save data. Answers how to stop. */
export function fetchAhead(): () => void {
  if ((navigator as Connection).connection?.saveData === true) return () => undefined;
  const timer = setTimeout(() => {
    // what does not come now comes after the sign-in, and says so there
    void import('../app/frame/Frame.tsx').catch(() => undefined);
    void import('../workbench/WorkbenchPage.tsx').catch(() => undefined);
  }, 300);
  return () => clearTimeout(timer);
}
