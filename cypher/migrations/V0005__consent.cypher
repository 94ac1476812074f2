// Consents, the agreement with the works council, and who objected: found by their ids and hashes.
CREATE CONSTRAINT consent_id IF NOT EXISTS FOR (n:Consent) REQUIRE n.id IS UNIQUE;
CREATE INDEX consent_id_index IF NOT EXISTS FOR (n:Consent) ON (n.id);
CREATE CONSTRAINT agreement_id IF NOT EXISTS FOR (n:Agreement) REQUIRE n.id IS UNIQUE;
CREATE INDEX agreement_id_index IF NOT EXISTS FOR (n:Agreement) ON (n.id);
CREATE CONSTRAINT objection_hash IF NOT EXISTS FOR (n:Objection) REQUIRE n.hash IS UNIQUE;
CREATE INDEX objection_hash_index IF NOT EXISTS FOR (n:Objection) ON (n.hash);
CREATE CONSTRAINT consent_lock_id IF NOT EXISTS FOR (n:ConsentLock) REQUIRE n.id IS UNIQUE;
CREATE INDEX consent_lock_id_index IF NOT EXISTS FOR (n:ConsentLock) ON (n.id);
MERGE (l:ConsentLock {id: 'consents'}) ON CREATE SET l.lock = '';
