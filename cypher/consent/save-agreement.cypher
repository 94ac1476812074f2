// title: Write a state of the agreement with the works council; what was agreed before stays
// mode: WRITE
// params: {"id": "agreement-1", "properties": {"date": "2026-11-24", "version": "1", "purposes": ["FIND_PATHS"], "sources": ["MESSAGED"], "at": "2026-11-24T08:00:00.000Z"}}
// returns: nothing
CREATE (a:Agreement {id: $id})
SET a += $properties
