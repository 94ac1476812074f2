// title: Which of some people are contacts that only one source brought, nobody changed by hand and of whom no other system knows anything; what people said, recorded or chose themselves is not looked at
// mode: READ
// params: {"ids": ["none"], "source": "file", "ignored": ["file"], "projects": ["none"]}
// returns: id
MATCH (p:Person)
WHERE p.id IN $ids AND p:Contact AND p.sources = [$source] AND p.byHand IS NULL AND p.mergedInto IS NULL
  AND NOT EXISTS { MATCH (p)-[r:MESSAGED|MET|CONNECTED|STATED]-(:Person) WHERE r.source IS NULL OR NOT r.source IN $ignored }
  AND NOT EXISTS { MATCH (p)-[:WORKED_ON]->(j:Project) WHERE NOT j.id IN $projects }
  AND NOT EXISTS { MATCH (p)-[h:HAS_SKILL]->(:Skill) WHERE h.source IS NULL OR h.source <> $source }
  AND NOT EXISTS { MATCH (p)-[:OWNS_ACCOUNT|MEMBER_OF|REPORTS_TO]-() }
  AND NOT EXISTS { MATCH (other:Person) WHERE other.mergedInto = p.id }
RETURN p.id AS id
ORDER BY id
