import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/app.css';

/** Older browsers and phones have no Temporal: the law needs it before anything of it is loaded. */
async function start(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  // the frame and what most people come for are fetched beside the rest, not after it
  if (!/^\/(?:sign-in|setup)/.test(window.location.pathname)) void import('./app/frame/Frame.tsx');
  if (window.location.pathname === '/') void import('./workbench/WorkbenchPage.tsx');
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

// after an update of the server a page that was left open asks for pieces that are gone: it begins anew with the new ones
window.addEventListener('vite:preloadError', () => window.location.reload());

void start();
