import { Grid, Table, type TableProps } from 'antd';

/** A table that scrolls in itself where there is room, and on a phone is cards (frame.css), where nothing scrolls sideways. */
export function Sheet<Row extends object>({ scroll, ...rest }: TableProps<Row>) {
  const wide = Grid.useBreakpoint().md ?? true;
  return <Table<Row> {...rest} {...(wide && scroll !== undefined ? { scroll } : {})} />;
}
