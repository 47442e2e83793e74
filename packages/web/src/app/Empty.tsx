/** An empty state teaches: what will stand here, and the one act that puts it there. */
export function Empty({ title, children, act }: { title: string; children: React.ReactNode; act?: React.ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children}
      {act !== undefined && <div>{act}</div>}
    </div>
  );
}
