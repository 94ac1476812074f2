import { useId } from 'react';
import type { PathFragment, TieWord } from '../generated/graphql.js';
import { initials, Name } from './Name.js';
import './pearls.css';

/** How a pearl looks: a connector, oneself, the one to be reached, or somebody not yet found. */
export type PearlTone = 'connector' | 'you' | 'target' | 'missing';

/** A person as a pearl, with initials; said in words beside it. */
export function Pearl({
  name,
  tone = 'connector',
  size = 36,
}: {
  name: string;
  tone?: PearlTone;
  size?: number;
}) {
  return (
    <span className="pearl" data-tone={tone} style={{ width: size, height: size }} aria-hidden="true">
      {size >= 24 && <span dir="auto">{initials(name)}</span>}
    </span>
  );
}

/** A thread between two pearls, as thick as the tie is strong. */
export function Thread({ word }: { word: TieWord | null }) {
  return <span className="thread" data-word={word ?? 'NONE'} aria-hidden="true" />;
}

/** A path as a string of small pearls. Says nothing to screen readers: the sentence beside it does. */
export function PearlString({
  path,
  viewerId,
}: {
  path: {
    readonly people: readonly { readonly person: { readonly id: string; readonly name: string } }[];
    readonly ties: readonly { readonly word: TieWord }[];
  };
  viewerId: string | null;
}) {
  const last = path.people.length - 1;
  return (
    <span className="pearl-string" aria-hidden="true">
      {path.people.map(({ person }, position) => (
        <span className="pearl-string-step" key={person.id}>
          {position > 0 && <Thread word={path.ties[position - 1]?.word ?? null} />}
          <Pearl
            name={person.name}
            size={28}
            tone={person.id === viewerId ? 'you' : position === last ? 'target' : 'connector'}
          />
        </span>
      ))}
    </span>
  );
}

/**
 * A path with names under its pearls; names are what `onPerson` is told of. `gap` is what lies beyond a path that does
 * not reach: so many steps, then whom it was to reach.
 */
export function NamedPearls({
  path,
  viewerId,
  youLabel,
  onPerson,
  gap,
}: {
  path: Pick<PathFragment, 'people' | 'ties'>;
  viewerId: string | null;
  youLabel: string;
  onPerson: (id: string) => void;
  gap?: { hops: number; targetName: string };
}) {
  const last = path.people.length - 1;
  return (
    <ol className="named-pearls">
      {path.people.map(({ person }, position) => (
        <li key={person.id}>
          {position > 0 && <Thread word={path.ties[position - 1]?.word ?? null} />}
          <button type="button" className="named-pearl" onClick={() => onPerson(person.id)}>
            <Pearl
              name={person.name}
              size={44}
              tone={person.id === viewerId ? 'you' : position === last && !gap ? 'target' : 'connector'}
            />
            <span className="named-pearl-name">
              {person.id === viewerId ? youLabel : <Name longest={26}>{person.name}</Name>}
            </span>
            <span className="named-pearl-place">
              <Name longest={44}>
                {person.department?.name ?? person.organization?.name ?? person.title ?? ''}
              </Name>
            </span>
          </button>
        </li>
      ))}
      {gap && <Gap {...gap} />}
    </ol>
  );
}

/** Steps nobody is known for, and the one who would stand behind them; the sentence beside it says the same. */
function Gap({ hops, targetName }: { hops: number; targetName: string }) {
  const steps = Array.from({ length: hops }, (_, step) => step + 1);
  return steps.map((step) => (
    <li key={step} aria-hidden="true">
      <Thread word={null} />
      <span className="named-pearl">
        <Pearl name={step === hops ? targetName : ''} size={44} tone={step === hops ? 'target' : 'missing'} />
        <span className="named-pearl-name">{step === hops && <Name longest={26}>{targetName}</Name>}</span>
      </span>
    </li>
  ));
}

/** The sign of Perlen: three pearls on a thread, the last one dark. */
export function Logo({ size = 28 }: { size?: number }) {
  const id = useId();
  return (
    <svg className="logo" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <PearlGradients id={id} />
      <path d="M2 9c6 13 22 17 28 8" fill="none" stroke="var(--thread)" strokeWidth="1.5" />
      <circle
        cx="6.2"
        cy="15"
        r="4.2"
        fill={`url(#${id}-plain)`}
        stroke="var(--pearl-rim)"
        strokeWidth=".4"
      />
      <circle
        cx="14.6"
        cy="20.8"
        r="5.4"
        fill={`url(#${id}-plain)`}
        stroke="var(--pearl-rim)"
        strokeWidth=".4"
      />
      <circle cx="25.2" cy="19.6" r="5.6" fill={`url(#${id}-target)`} />
    </svg>
  );
}

/** A loose string for empty pages and greetings: hangs in a curve, its last pearl dark or, if `open`, still missing. */
export function HangingString({ count = 9, isOpen = false }: { count?: number; isOpen?: boolean }) {
  const id = useId();
  const pearls = Array.from({ length: count }, (_, position) => hangingPearl(position, count));
  return (
    <svg className="hanging-string" viewBox="0 0 480 120" aria-hidden="true">
      <PearlGradients id={id} />
      <path d="M0 12 Q240 176 480 12" fill="none" stroke="var(--thread)" strokeWidth="1.25" />
      {pearls.map(({ x, y, radius }, position) => {
        const isLast = position === count - 1;
        if (isLast && isOpen) {
          return <circle key={x} cx={x} cy={y} r={radius} className="hanging-string-gap" />;
        }
        return (
          <circle
            key={x}
            cx={x}
            cy={y}
            r={radius}
            fill={`url(#${id}-${isLast ? 'target' : 'plain'})`}
            stroke={isLast ? 'none' : 'var(--pearl-rim)'}
            strokeWidth=".5"
          />
        );
      })}
    </svg>
  );
}

function PearlGradients({ id }: { id: string }) {
  return (
    <defs>
      <radialGradient id={`${id}-plain`} cx="36%" cy="30%" r="78%">
        <stop offset="0" stopColor="var(--pearl-light)" />
        <stop offset=".5" stopColor="var(--pearl-mid)" />
        <stop offset="1" stopColor="var(--pearl-deep)" />
      </radialGradient>
      <radialGradient id={`${id}-target`} cx="36%" cy="30%" r="78%">
        <stop offset="0" stopColor="var(--target-light)" />
        <stop offset=".5" stopColor="var(--target-mid)" />
        <stop offset="1" stopColor="var(--target-deep)" />
      </radialGradient>
    </defs>
  );
}

/** Place and size of a pearl on the curve M0 12 Q240 176 480 12; they grow towards the last. */
function hangingPearl(position: number, count: number): { x: number; y: number; radius: number } {
  const along = 0.1 + (0.8 * position) / Math.max(1, count - 1);
  return {
    x: 480 * along,
    y: (1 - along) ** 2 * 12 + 2 * (1 - along) * along * 176 + along ** 2 * 12,
    radius: 6 + 9 * (position / Math.max(1, count - 1)) ** 1.6,
  };
}
