import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/app.css';

/** Older browsers and phones have no Temporal: the law needs it before anything of it is loaded. */
async function start(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const { App } = await import('./app/App.tsx');
  const root = document.getElementById('root');
  if (root !== null) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  }
}

void start();
