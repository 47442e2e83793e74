export { readYaml } from '@liuhen/server/yaml';
