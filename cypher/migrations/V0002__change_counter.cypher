// The counter that numbers all changes; its lock orders the commits of all processes.
MERGE (c:ChangeCounter {id: 'changes'}) ON CREATE SET c.number = 0;
