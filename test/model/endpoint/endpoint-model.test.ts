import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEndpointModel } from '../../../src/model/endpoint/endpoint-model.ts';
import { startChatServer } from '../../chat-server.ts';
import type { ChatServerRequest, Fault, ScriptedReply } from '../../chat-server.ts';
import { errorOf, greedy, inTurn, openOnServer, prompt, status } from './open-on-server.ts';

test('an endpoint model, when it is opened', async (t) => {
  await t.test('it makes no request and tells who it is, without a secret', async (t) => {
    const server = await startChatServer();
    t.after(server.close);
    const model = await openEndpointModel({
      ref: 'lanjiang',
      url: `${server.url}/chat/completions?api-version=2026-01-01&code=geheim-1`,
      servedModel: 'lanjiang-7b',
      apiKey: 'geheim-2',
      apiKeyEnv: 'LANJIANG_KEY',
      headers: { 'x-team': 'geheim-3' },
      extraBody: { repetition_penalty: 1.05 },
    });
    assert.deepEqual(model.description, {
      provider: 'endpoint',
      identity: {
        url: `${server.url}?api-version=2026-01-01&code=…`,
        servedModel: 'lanjiang-7b',
        extraBody: { repetition_penalty: 1.05 },
      },
      environment: {},
    });
    assert.equal(model.ref, 'lanjiang');
    assert.equal(model.concurrency, 256);
    assert.doesNotMatch(JSON.stringify(model), /geheim/);
    await model.close();
    assert.equal(server.count, 0);
  });

  const wrong = [
    [
      'an address with a password',
      { url: 'http://lin:geheim@llm.lanjiang.example/v1' },
      /^The endpoint http:\/\/llm\.lanjiang\.example\/v1 cannot be used so: a user name or a password in an address/,
    ],
    ['an address without a scheme', { url: 'llm.lanjiang.example/v1' }, /should begin with http/],
    ['an address of another scheme', { url: 'ftp://llm.lanjiang.example/v1' }, /should begin with http/],
    [
      'a key that no header can carry',
      { apiKey: 'geheim\nX-Evil: 1', apiKeyEnv: 'LANJIANG_KEY' },
      /: the key in LANJIANG_KEY holds characters/,
    ],
    ['a header that belongs to the connection', { headers: { Host: 'x' } }, /a header “Host”/],
    ['a header with a line break', { headers: { 'x-team': 'a\r\nb' } }, /a header “x-team”/],
    [
      'extra fields that fineval sets',
      { extraBody: { temperature: 1 } },
      /“temperature” is set by fineval itself/,
    ],
    ['a concurrency of nothing', { concurrency: 0 }, /whole number from 1 up/],
    ['no name', { servedModel: '' }, /name of the served model is empty/],
  ] as const;
  for (const [title, options, message] of wrong) {
    await t.test(`it refuses ${title}`, async () => {
      const opening = openEndpointModel({
        ref: 'x',
        url: 'http://llm.lanjiang.example/v1',
        servedModel: 'm',
        ...options,
      });
      await assert.rejects(opening, (error: unknown) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, 'FinevalError');
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /geheim/);
        return true;
      });
    });
  }
});

test('an endpoint model, when it asks', async (t) => {
  /** The one request that a question makes. */
  async function requestOf(
    t: Parameters<typeof openOnServer>[0],
    options = {},
    model = {},
  ): Promise<ChatServerRequest> {
    const opened = await openOnServer(t, {}, model);
    await opened.model.generate(prompt, { ...greedy, ...options });
    assert.equal(opened.server.count, 1);
    return opened.server.requests[0] ?? assert.fail('no request');
  }

  await t.test(
    'it sends the messages, the bound and the temperature, and nothing that was not asked for',
    async (t) => {
      const { body, path, headers } = await requestOf(t);
      assert.equal(path, '/v1/chat/completions');
      assert.deepEqual(body, {
        model: 'lanjiang-7b',
        messages: prompt.messages,
        max_tokens: 512,
        temperature: 0,
      });
      assert.equal(headers['content-type'], 'application/json');
      assert.equal(headers['user-agent'], 'fineval');
      assert.equal(headers.authorization, undefined);
    },
  );

  await t.test('it sends every option', async (t) => {
    const options = { temperature: 0.6, topP: 0.95, seed: 7, stop: ['\n\n'], thinking: 'on' };
    const { body } = await requestOf(t, options, {
      extraBody: { repetition_penalty: 1.05, chat_template_kwargs: { tools: [] } },
    });
    assert.deepEqual(body, {
      repetition_penalty: 1.05,
      chat_template_kwargs: { tools: [], enable_thinking: true },
      model: 'lanjiang-7b',
      messages: prompt.messages,
      max_tokens: 512,
      temperature: 0.6,
      top_p: 0.95,
      seed: 7,
      stop: ['\n\n'],
    });
  });

  await t.test('it turns thinking off', async (t) => {
    const { body } = await requestOf(t, { thinking: 'off', stop: [] });
    assert.deepEqual(body['chat_template_kwargs'], { enable_thinking: false });
    assert.ok(!('stop' in body));
  });

  await t.test('it sends the key, less the space around it, and headers of the configuration', async (t) => {
    const { headers } = await requestOf(
      t,
      {},
      { apiKey: ' lj-key-20260105\n'.trimEnd(), headers: { 'X-Team': 'fund' } },
    );
    assert.equal(headers.authorization, 'Bearer lj-key-20260105');
    assert.equal(headers['x-team'], 'fund');
  });

  for (const ending of ['', '/', '/chat/completions', '/chat/completions/', '/completions']) {
    await t.test(`it takes an address that ends in /v1${ending}`, async (t) => {
      const server = await startChatServer();
      const model = await openEndpointModel({ ref: 'x', url: server.url + ending, servedModel: 'm' });
      t.after(() => Promise.all([model.close(), server.close()]));
      await model.generate(prompt, greedy);
      assert.equal(server.requests[0]?.path, '/v1/chat/completions');
      assert.equal(model.description.identity['url'], server.url);
    });
  }
});

test('an endpoint model, when it is answered', async (t) => {
  const usage = {
    prompt_tokens: 40,
    completion_tokens: 9,
    completion_tokens_details: { reasoning_tokens: 4, x: 1 },
  };
  const cases: readonly (readonly [string, ScriptedReply, object])[] = [
    ['takes the text as it is', ' \\boxed{B}\n', { text: ' \\boxed{B}\n', stopReason: 'stop' }],
    ['takes an empty text', { text: '' }, { text: '', stopReason: 'stop' }],
    ['leaves <think> in the text', '<think>想</think>B', { text: '<think>想</think>B', stopReason: 'stop' }],
    [
      'takes thinking that came apart',
      { text: 'B', reasoning: '想' },
      { text: 'B', reasoning: '想', stopReason: 'stop' },
    ],
    [
      'takes thinking by its other name',
      { text: 'B', message: { reasoning: '想' } },
      { text: 'B', reasoning: '想', stopReason: 'stop' },
    ],
    [
      'takes empty thinking for none',
      { text: 'B', message: { reasoning: '', reasoning_content: null } },
      { text: 'B', stopReason: 'stop' },
    ],
    [
      'takes thinking that never came to an answer',
      { text: null, reasoning: '想', finishReason: 'length' },
      { text: '', reasoning: '想', stopReason: 'length' },
    ],
    [
      'joins text parts',
      {
        text: [
          { type: 'text', text: '答案' },
          { type: 'text', text: 'B' },
        ],
      },
      { text: '答案B', stopReason: 'stop' },
    ],
    [
      'tells thinking parts from text parts',
      {
        text: [
          { type: 'thinking', thinking: [{ type: 'text', text: '想' }] },
          { type: 'text', text: 'B' },
        ],
      },
      { text: 'B', reasoning: '想', stopReason: 'stop' },
    ],
    [
      'takes a refusal for the answer',
      { text: null, message: { refusal: '我不能回答。' } },
      { text: '我不能回答。', stopReason: 'stop' },
    ],
    [
      'takes a filtered answer',
      { text: null, finishReason: 'content_filter' },
      { text: '', stopReason: 'content-filter' },
    ],
    [
      'takes tool calls without content, with arguments as text or as an object',
      {
        text: null,
        message: {
          tool_calls: [
            {
              id: '1',
              type: 'function',
              function: { name: 'quote', arguments: '{"fund": "澜江科技先锋混合"}' },
            },
            { id: '2', type: 'function', function: { name: 'transfer', arguments: { amount: 5 } } },
            { id: '3', type: 'function', function: { name: 'help' } },
          ],
        },
        finishReason: 'tool_calls',
      },
      {
        text: '',
        toolCalls: [
          { name: 'quote', arguments: '{"fund": "澜江科技先锋混合"}' },
          { name: 'transfer', arguments: '{"amount":5}' },
          { name: 'help', arguments: '{}' },
        ],
        stopReason: 'tool-calls',
      },
    ],
    ['knows a cut answer', { text: 'B', finishReason: 'length' }, { text: 'B', stopReason: 'length' }],
    ['knows TGI’s end', { text: 'B', finishReason: 'eos_token' }, { text: 'B', stopReason: 'stop' }],
    [
      'keeps a reason without a word here apart',
      { text: 'B', finishReason: 'model_is_tired' },
      { text: 'B', stopReason: 'other' },
    ],
    [
      'counts tokens',
      { text: 'B', usage },
      { text: 'B', stopReason: 'stop', usage: { inputTokens: 40, outputTokens: 9, reasoningTokens: 4 } },
    ],
    [
      'leaves out counts that are none',
      { text: 'B', usage: { prompt_tokens: null, completion_tokens: '9' } },
      { text: 'B', stopReason: 'stop' },
    ],
  ];
  for (const [title, reply, expected] of cases) {
    await t.test(`it ${title}`, async (t) => {
      const silent = typeof reply === 'string' ? { text: reply } : reply;
      const { model } = await openOnServer(t, { answer: () => ({ usage: null, ...silent }) });
      const { timing, ...completion } = await model.generate(prompt, greedy);
      assert.deepEqual(completion, expected);
      assert.deepEqual(timing, { seconds: 0, attempts: 1 });
    });
  }

  for (const fault of ['gzip', 'plain'] as const) {
    await t.test(
      `it takes an answer that comes ${fault === 'gzip' ? 'packed' : 'as another content type'}`,
      async (t) => {
        const { model } = await openOnServer(t, { answer: () => ({ fault }) });
        assert.match((await model.generate(prompt, greedy)).text, /^答案：[ABCD]$/);
      },
    );
  }

  const ignored: readonly (readonly [string, ScriptedReply, object, object])[] = [
    [
      'thinks although told not to',
      { text: 'B', reasoning: '想' },
      { thinking: 'off' },
      { option: 'thinking', because: 'ignored: the model thought although told not to' },
    ],
    [
      'thinks in the text although told not to',
      '<think>想',
      { thinking: 'off' },
      { option: 'thinking', because: 'ignored: the model thought although told not to' },
    ],
    [
      'does not think although told to',
      'B',
      { thinking: 'on' },
      { option: 'thinking', because: 'seems ignored: no thinking came with the answer' },
    ],
    [
      'goes on after a stop string',
      'B。因为',
      { stop: ['。'] },
      { option: 'stop', because: 'ignored: the answer goes on after a stop string' },
    ],
    [
      'is longer than asked for',
      'B',
      { maxTokens: 2 },
      { option: 'maxTokens', because: 'ignored: the answer is longer' },
    ],
  ];
  for (const [title, reply, options, warning] of ignored) {
    await t.test(`it warns where the model ${title}`, async (t) => {
      const { model } = await openOnServer(t, { answer: () => reply });
      assert.deepEqual((await model.generate(prompt, { ...greedy, ...options })).warnings, [warning]);
    });
  }

  await t.test('it does not warn of an empty <think> block where thinking is off', async (t) => {
    const { model } = await openOnServer(t, { answer: () => '<think>\n\n</think>\n\nB' });
    assert.equal((await model.generate(prompt, { ...greedy, thinking: 'off' })).warnings, undefined);
  });

  await t.test('it tells how long the answering request took and how many there were', async (t) => {
    const answer = inTurn(status(500), 'B');
    const { model, clock } = await openOnServer(t, {
      answer: (request) => {
        clock.advance(1500);
        return answer(request);
      },
    });
    assert.deepEqual((await model.generate(prompt, greedy)).timing, { seconds: 1.5, attempts: 2 });
  });
});

test('an endpoint model under load', async (t) => {
  await t.test('it has as many requests in flight as it may, over connections that it keeps', async (t) => {
    const allAreThere = Promise.withResolvers<void>();
    const answer = async ({ index, prompt }: ChatServerRequest): Promise<string> => {
      if (index === 4) allAreThere.resolve();
      await allAreThere.promise;
      return `答：${prompt}`;
    };
    const { model, server } = await openOnServer(t, { latency: 2, answer }, { concurrency: 5 });
    const asked = Array.from({ length: 60 }, (_, index) => `第${index}题`);
    const answers = await Promise.all(
      asked.map((content) => model.generate({ messages: [{ role: 'user', content }] }, greedy)),
    );
    assert.deepEqual(
      answers.map(({ text }) => text),
      asked.map((content) => `答：${content}`),
    );
    assert.equal(server.maxInFlight, 5);
    assert.equal(model.concurrency, 5);
  });

  await t.test('it answers others while one question waits to be asked again', async (t) => {
    const release = Promise.withResolvers<void>();
    const answer = ({ index }: { index: number }) => (index === 0 ? status(500, 'oops') : 'B');
    const { model, clock } = await openOnServer(t, { answer }, { concurrency: 1 });
    const waiting = Promise.withResolvers<number>();
    Object.assign(clock, {
      sleep: (milliseconds: number) => {
        waiting.resolve(milliseconds);
        return release.promise;
      },
    });
    const first = model.generate(prompt, greedy);
    assert.equal(await waiting.promise, 250);
    assert.equal((await model.generate(prompt, greedy)).text, 'B');
    release.resolve();
    assert.equal((await first).timing?.attempts, 2);
  });

  await t.test('it lets the time of a question begin with its first request', async (t) => {
    const { model, clock, server } = await openOnServer(
      t,
      { answer: inTurn({ fault: 'hang' }, 'B') },
      { concurrency: 1, retry: { attempts: 1, deadline: 60 } },
    );
    const first = errorOf(model.generate(prompt, greedy));
    const second = model.generate(prompt, greedy);
    while (server.count === 0) await sleep(1);
    clock.advance(60_000);
    assert.equal((await first).kind, 'timeout');
    assert.equal((await second).text, 'B');
  });
});

test('an endpoint model, when it is told to ask nothing more', async (t) => {
  const calledOff = { kind: 'aborted', message: 'The question was called off before it was answered.' };

  await t.test('it waits for the answer in flight and calls off what waits for its place', async (t) => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<string>();
    const answer = (): Promise<string> => {
      arrived.resolve();
      return release.promise;
    };
    const { model, server } = await openOnServer(t, { answer }, { concurrency: 1 });
    const stop = new AbortController();
    const options = { ...greedy, stopAsking: stop.signal };
    const first = model.generate(prompt, options);
    const waiting = errorOf(model.generate(prompt, options));
    await arrived.promise;
    stop.abort();
    assert.deepEqual(await waiting, calledOff);
    release.resolve('B');
    assert.equal((await first).text, 'B');
    assert.equal(server.count, 1);
  });

  await t.test('it does not ask again after a failure', async (t) => {
    const stop = new AbortController();
    const answer = (): Fault => {
      stop.abort();
      return status(500, 'oops');
    };
    const { model, server } = await openOnServer(t, { answer });
    assert.deepEqual(
      await errorOf(model.generate(prompt, { ...greedy, stopAsking: stop.signal })),
      calledOff,
    );
    assert.equal(server.count, 1);
  });
});

test('an endpoint model, when it is called off', async (t) => {
  const calledOff = { kind: 'aborted', message: 'The question was called off before it was answered.' };

  await t.test('it ends a request in flight, and the wait for one', async (t) => {
    const arrived = Promise.withResolvers<void>();
    const answer = () => {
      arrived.resolve();
      return { fault: 'hang' } as const;
    };
    const { model } = await openOnServer(t, { answer }, { concurrency: 1 });
    const controller = new AbortController();
    const { signal } = controller;
    const both = [1, 2].map(() => errorOf(model.generate(prompt, { ...greedy, signal })));
    await arrived.promise;
    controller.abort(new Error('Ctrl-C'));
    assert.deepEqual(await Promise.all(both), [calledOff, calledOff]);
    assert.deepEqual(await errorOf(model.generate(prompt, { ...greedy, signal })), calledOff);
  });

  await t.test('it ends a wait for the next try', async (t) => {
    const controller = new AbortController();
    const { model, clock, server } = await openOnServer(t, { answer: () => status(503) });
    Object.assign(clock, {
      sleep: (_: number, signal: AbortSignal) => {
        controller.abort();
        return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
      },
    });
    assert.deepEqual(
      await errorOf(model.generate(prompt, { ...greedy, signal: controller.signal })),
      calledOff,
    );
    assert.equal(server.count, 1);
  });

  await t.test('it ends everything when it is closed', async (t) => {
    const arrived = Promise.withResolvers<void>();
    const answer = () => {
      arrived.resolve();
      return { fault: 'hang' } as const;
    };
    const { model } = await openOnServer(t, { answer });
    const asked = errorOf(model.generate(prompt, greedy));
    await arrived.promise;
    await model.close();
    assert.deepEqual(await asked, calledOff);
    assert.deepEqual(await errorOf(model.generate(prompt, greedy)), calledOff);
  });
});
