import { Grid, Table, type TableProps } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { HTMLAttributes } from 'react';

/**
 * A table that scrolls in itself where there is room, and on a phone is cards (phone.css), where nothing scrolls sideways and each
 * value says what it is: the head with the names of the columns is not there.
 */
export function Sheet<Row extends object>({ scroll, columns, ...rest }: TableProps<Row>) {
  const wide = Grid.useBreakpoint().md ?? true;
  return (
    <Table<Row>
      {...rest}
      {...(columns === undefined ? {} : { columns: wide ? columns : columns.map(named) })}
      {...(wide && scroll !== undefined ? { scroll } : {})}
    />
  );
}

function named<Row extends object>(column: ColumnsType<Row>[number]): ColumnsType<Row>[number] {
  const { title } = column;
  return typeof title === 'string'
    ? { ...column, onCell: () => ({ 'data-label': title }) as HTMLAttributes<HTMLElement> }
    : column;
}
