import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHead } from './PageHead.js';
import { HangingString } from './Pearls.js';

/** In place of a page that is not for the viewer's roles: whom it is for, whom to ask, where to go instead. */
export function NoAccess({
  title,
  heading,
  children,
  action,
}: {
  title: string;
  heading: string;
  children: ReactNode;
  action: string;
}) {
  return (
    <>
      <PageHead title={title} />
      <div className="card empty">
        <HangingString isOpen />
        <h2>{heading}</h2>
        <p>{children}</p>
        <Link to="/" className="button">
          {action}
        </Link>
      </div>
    </>
  );
}
