// Sends what it is told on its standard input with net/http, as its documentation says; see ../README.md.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
)

type order struct {
	ID            string            `json:"id"`
	URL           string            `json:"url"`
	Headers       map[string]string `json:"headers"`
	Body          string            `json:"body"`
	TimeoutMillis int               `json:"timeoutMillis"`
}

type outcome struct {
	ID         string `json:"id"`
	Status     int    `json:"status,omitempty"`
	RetryAfter string `json:"retryAfter,omitempty"`
	Error      string `json:"error,omitempty"`
}

func send(o order) (int, string, error) {
	client := http.Client{Timeout: time.Duration(o.TimeoutMillis) * time.Millisecond}
	request, err := http.NewRequest(http.MethodPost, o.URL, strings.NewReader(o.Body))
	if err != nil {
		return 0, "", err
	}
	request.Header.Set("Content-Type", "application/json")
	for name, value := range o.Headers {
		request.Header.Set(name, value)
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, answer.Header.Get("Retry-After"), nil
}

func main() {
	var lock sync.Mutex
	out := json.NewEncoder(os.Stdout)
	say := func(line any) {
		lock.Lock()
		defer lock.Unlock()
		out.Encode(line)
	}
	say(map[string]string{"version": strings.TrimPrefix(runtime.Version(), "go")})
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var o order
		if json.Unmarshal(line, &o) != nil {
			return
		}
		go func() {
			status, retryAfter, err := send(o)
			result := outcome{ID: o.ID, Status: status, RetryAfter: retryAfter}
			if err != nil {
				result.Error = err.Error()
			}
			say(result)
		}()
	}
}
