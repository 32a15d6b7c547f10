import './workers.js';
import { ImagePreview, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './page.css';
import { createFetcher } from './fetcher.js';
import { readConfig } from './read-config.js';
import { TabPicker } from './tab-picker.js';
import { headersText, openingTabs, tabNamer } from './tabs.js';

const config = readConfig();
const opening = openingTabs(config);
const nameTabs = tabNamer(config);
const fetcher = createFetcher(config);

// Hovering over an address in a result would fetch it from wherever it points to. This page talks to its server only.
ImagePreview.shouldRender = () => false;

/** GraphiQL reports its tabs on a change only; this asks for the first report, so that they open with their names. */
function NameTabsAtStart() {
  const actions = useGraphiQLActions();
  useEffect(() => actions.updateActiveTabValues({}), [actions]);
  return null;
}

const container = document.getElementById('graphiql');
if (!container) throw new Error('The page has no element #graphiql; it must be served by Denizen.');
createRoot(container).render(
  <GraphiQL
    fetcher={fetcher}
    {...opening}
    defaultHeaders={headersText(config)}
    // A token stays out of the browser's storage: the server hands it out again with the page.
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
    defaultEditorToolsVisibility
    inputValueDeprecation
    schemaDescription
    onTabChange={nameTabs}
  >
    <GraphiQL.Logo>
      <TabPicker />
      <span className="page-name">{config.title}</span>
    </GraphiQL.Logo>
    <NameTabsAtStart />
  </GraphiQL>,
);
