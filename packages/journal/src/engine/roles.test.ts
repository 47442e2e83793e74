import { expect, test } from 'vitest';
import { refuseUnencrypted } from './roles.ts';

test.each([
  'postgres://u:p@127.0.0.1:5432/liuhen',
  'postgres://u:p@localhost/liuhen',
  'postgres://u:p@[::1]:5432/liuhen',
  'postgres:///liuhen?host=/run/postgresql',
  'postgres://u:p@db.example:5432/liuhen?sslmode=verify-full',
  'postgres://u:p@10.1.2.3/liuhen?sslmode=verify-full&sslrootcert=/etc/ca.pem',
])('%s is taken', (url) => expect(() => refuseUnencrypted(url)).not.toThrow());

test.each([
  'postgres://u:p@db.example:5432/liuhen',
  'postgres://u:p@10.1.2.3/liuhen?sslmode=disable',
  'postgres://u:p@10.1.2.3/liuhen?sslmode=prefer',
  'postgres://u:p@10.1.2.3/liuhen?sslmode=no-verify',
  'postgres://u:p@10.1.2.3/liuhen?sslmode=require&uselibpqcompat=true',
  'postgres:///liuhen?host=db.example',
])('%s is refused with what to add', (url) => {
  expect(() => refuseUnencrypted(url)).toThrowError(/没有要求加密并核验证书/);
});
