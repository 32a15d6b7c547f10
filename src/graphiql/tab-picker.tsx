import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/** A list of all tabs by their names, to go to one: there are more than fit beside each other. */
export function TabPicker() {
  const tabs = useGraphiQL(({ tabs: open }) => open);
  const active = useGraphiQL(({ activeTabIndex }) => activeTabIndex);
  const actions = useGraphiQLActions();
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [active]);
  return (
    <select
      className="tab-picker"
      aria-label="Go to a tab"
      value={active}
      onChange={({ target }) => actions.changeTab(Number(target.value))}
    >
      {tabs.map(({ id, title }, index) => (
        <option key={id} value={index}>
          {title}
        </option>
      ))}
    </select>
  );
}
