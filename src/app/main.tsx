import './configureZod';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { keepOffline } from './offline/keepOffline';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { restoreTheme } from './state/theme';

restoreTheme();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ErrorBoundary title="The page could not be shown" where="page">
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
keepOffline();
