import { createContext, useContext } from 'react';

/** True below while the page is out of sight because its session has ended: windows over it must let go of the keyboard. */
export const AwayContext = createContext(false);

/** Whether the page is out of sight for now. */
export function useIsAway(): boolean {
  return useContext(AwayContext);
}
