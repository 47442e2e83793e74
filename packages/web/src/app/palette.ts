/** Set once; every colour on a screen comes from here. */
export const palette = {
  ink: '#1f5f8b',
  inkSoft: '#e8f0f6',
  met: '#2e7d32',
  due: '#b26a00',
  broken: '#b3261e',
  unjudged: '#5f6368',
  text: '#1c2330',
  textSoft: '#5b6472',
  line: '#d9dee5',
  lineSoft: '#eceff3',
  paper: '#ffffff',
  ground: '#f6f7f9',
} as const;
