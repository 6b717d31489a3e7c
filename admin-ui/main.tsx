import '@fontsource-variable/golos-text/wght.css';
import { createRoot } from 'react-dom/client';
import { RouterProvider, createBrowserRouter } from 'react-router-dom';
import { App } from './App';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// A data router: react-admin needs it to warn about unsaved changes.
const router = createBrowserRouter([{ path: '*', element: <App /> }]);
createRoot(root).render(<RouterProvider router={router} />);
