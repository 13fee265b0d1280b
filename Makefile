# Each target is one line into cargo or scripts/.
.PHONY: demo test lint bench dist fuzz coverage vectors
SECONDS ?= 30

demo: ## make a key, sign a real file, check it with openssl, see changes refused
	@scripts/demo.sh

test: ## format, lints, all tests, documentation, examples
	@scripts/test.sh

lint: ## the part of `make test` that runs no test
	@scripts/test.sh lint

bench: ## Criterion, then races against the peers, in every language
	@scripts/bench.sh

dist: ## the packages for Python, Node and C, each installed and tried without Rust
	@scripts/dist.sh && scripts/check-dist.sh

fuzz: ## every fuzz target for SECONDS seconds
	@scripts/fuzz.sh $(SECONDS)

coverage: ## line coverage of the core, which must be at least 95 %
	@scripts/coverage.sh

vectors: ## write the conformance corpus anew
	@python3 vectors/generate
